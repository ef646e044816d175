import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/section";
import { formatDate, formatTimeRange } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";
import type { Shown } from "./link-facts";

/** The exact times that a link offers, if it does. */
export function PickedList({ link, display, t }: Shown) {
  const { times, status, holdsTimes } = link;
  if (times.length === 0) return null;
  const lengthMs = (link.durationsMinutes[0] ?? 0) * minuteMs;
  return (
    <Section title={t("exactTimes", { count: times.length })}>
      {status === "active" && <p className="text-muted">{holdsTimes ? t("areKept") : t("areNotKept")}</p>}
      <ul className="grid gap-1">
        {times.map(({ start, isOutsideHours }) => (
          <li key={start} className="flex flex-wrap items-center gap-2 tabular-nums">
            {formatDate(start, display)}, {formatTimeRange(start, start + lengthMs, display)}
            {isOutsideHours && <Badge tone="warning">{t("form.outside")}</Badge>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
