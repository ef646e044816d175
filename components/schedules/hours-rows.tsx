import { useTranslations } from "use-intl";
import type { HourRow } from "./hour-rows";
import { HoursRow } from "./hours-row";

export type HoursRowsProps = {
  /** What the field names begin with: "days/1". */
  readonly below: string;
  /** Whose hours they are: "Tuesday". */
  readonly label: string;
  readonly rows: readonly HourRow[];
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (rows: readonly HourRow[]) => void;
  /** Called instead of `onChange` when a row goes, because the positions of the others move. */
  readonly onRemove: (rows: readonly HourRow[]) => void;
};

/** The pairs of a day. Without script one more stands at the end, always empty, to add hours with. */
export function HoursRows({ below, label, rows, errorOf, onChange, onRemove }: HoursRowsProps) {
  const t = useTranslations("schedules.hours");
  const labelOf = (i: number) => (i === 0 ? label : t("nth", { label, number: i + 1 }));
  return (
    <>
      {rows.map((row, i) => (
        <HoursRow
          key={row.key}
          name={`${below}/${i}`}
          label={labelOf(i)}
          row={row}
          errorOf={errorOf}
          onChange={(changed) => onChange(rows.with(i, changed))}
          onRemove={() => onRemove(rows.toSpliced(i, 1))}
        />
      ))}
      <div className="hidden noscript:block">
        <HoursRow
          name={`${below}/${rows.length}`}
          label={labelOf(rows.length)}
          row={{ key: -1, from: "", to: "" }}
          errorOf={errorOf}
        />
      </div>
    </>
  );
}
