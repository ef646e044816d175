import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Picked } from "@/components/calendar/week-steps";
import { Badge } from "@/components/ui/badge";
import { type Display, formatShortDate, formatTime, formatTimeRange } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";

export type PickedTimesProps = {
  readonly picked: readonly Picked[];
  /** Undefined while it is not known: then only starts are shown. */
  readonly durationMinutes: number | undefined;
  readonly display: Display;
  readonly onChange: (picked: readonly Picked[]) => void;
};

/** The times that were picked, in words, each with a way to take it out again. */
export function PickedTimes({ picked, durationMinutes, display, onChange }: PickedTimesProps) {
  const t = useTranslations("oneTime");
  const timesText = (start: number) =>
    durationMinutes === undefined
      ? formatTime(start, display)
      : formatTimeRange(start, start + durationMinutes * minuteMs, display);
  if (picked.length === 0) return <p className="text-muted">{t("form.noneChosen")}</p>;
  return (
    <ul aria-label={t("form.chosenTimes")} className="flex flex-wrap gap-2">
      {picked.map((time) => {
        const text = `${formatShortDate(time.start, display)}, ${timesText(time.start)}`;
        return (
          <li
            key={time.start}
            className="flex min-h-11 items-center gap-2 rounded-md border border-line bg-canvas ps-3 tabular-nums"
          >
            {text}
            {time.isOutside && <Badge tone="warning">{t("form.outside")}</Badge>}
            <button
              type="button"
              aria-label={t("form.remove", { time: text })}
              onClick={() => onChange(picked.filter((other) => other !== time))}
              className="grid size-11 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
            >
              <X aria-hidden="true" className="size-4" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
