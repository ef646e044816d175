import { Plus } from "lucide-react";
import { useId, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { CopyTo } from "./copy-to";
import { addRow, type HourRow } from "./hour-rows";
import { HoursRows } from "./hours-rows";

export type DayHoursProps = {
  /** Monday is 0. */
  readonly day: number;
  /** All seven, Monday first. */
  readonly dayNames: readonly string[];
  readonly rows: readonly HourRow[];
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (rows: readonly HourRow[]) => void;
  /** Rows come or go, here or on other days. */
  readonly onRearrange: (rows: readonly HourRow[]) => void;
  readonly onCopy: (days: readonly number[]) => void;
};

/** What an empty day begins with; further hours begin empty. */
const firstHours = { from: "09:00", to: "17:00" };

/** One weekday: its hours, or that it is closed. */
export function DayHours({ day, dayNames, rows, errorOf, onChange, onRearrange, onCopy }: DayHoursProps) {
  const t = useTranslations("schedules.hours");
  const titleId = useId();
  const adder = useRef<HTMLButtonElement>(null);
  const name = dayNames[day] ?? "";
  const others = dayNames.map((name, day) => ({ day, name })).filter((other) => other.day !== day);

  function remove(left: readonly HourRow[]) {
    onRearrange(left);
    adder.current?.focus();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend cannot stand in a column of a grid
    <div
      role="group"
      aria-labelledby={titleId}
      className="grid gap-x-4 gap-y-1 border-b border-line py-4 first:pt-0 last:border-0 last:pb-0 sm:grid-cols-[7rem_minmax(0,1fr)]"
    >
      <h3 id={titleId} className="font-medium sm:pt-2.5">
        {name}
      </h3>
      <div className="grid gap-2">
        {rows.length === 0 && <p className="text-muted sm:pt-2.5">{t("closed")}</p>}
        <HoursRows {...{ below: `days/${day}`, label: name, rows, errorOf, onChange }} onRemove={remove} />
        <div className="-ms-3 flex flex-wrap gap-x-1">
          <Button
            ref={adder}
            variant="quiet"
            size="small"
            className="noscript:hidden"
            onClick={() => onRearrange(addRow(rows, rows.length === 0 ? firstHours : { from: "", to: "" }))}
          >
            <Plus aria-hidden="true" className="size-4" />
            {t("add")}
            <span className="sr-only"> {t("addOn", { day: name })}</span>
          </Button>
          <CopyTo from={name} others={others} onCopy={onCopy} />
        </div>
      </div>
    </div>
  );
}
