import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import type { HourRow } from "./hour-rows";

export type HoursRowProps = {
  /** The fields are "<name>/from" and "<name>/to". */
  readonly name: string;
  /** Whose hours: "Tuesday", "Tuesday, hours 2". */
  readonly label: string;
  readonly row: HourRow;
  /** What is wrong with a field, by its name. */
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange?: ((row: HourRow) => void) | undefined;
  readonly onRemove?: (() => void) | undefined;
};

/** From one time to another. Without script there is no button to remove it: one empties both. */
export function HoursRow({ name, label, row, errorOf, onChange, onRemove }: HoursRowProps) {
  const t = useTranslations("schedules.hours");
  const input = (side: "from" | "to") => {
    const field = `${name}/${side}`;
    const value = onChange ? { value: row[side] } : { defaultValue: row[side] };
    return (
      <TextInput
        {...value}
        type="time"
        id={field}
        name={field}
        aria-label={t(side, { label })}
        aria-invalid={errorOf(field) ? true : undefined}
        aria-describedby={errorOf(field) && `${field}-error`}
        // Whoever asked for more hours writes them next.
        autoFocus={side === "from" && row.isNew}
        onChange={(event) => onChange?.({ ...row, [side]: event.target.value })}
        className="max-sm:px-2 max-sm:[&::-webkit-calendar-picker-indicator]:ms-0"
      />
    );
  };
  return (
    <div className="grid gap-1">
      <div className="grid grid-cols-[minmax(0,9rem)_auto_minmax(0,9rem)_2.75rem] items-center justify-start gap-2 max-sm:gap-1">
        {input("from")}
        <span aria-hidden="true" className="text-muted">
          –
        </span>
        {input("to")}
        {onRemove && (
          <Button
            variant="quiet"
            size="small"
            aria-label={t("remove", { label })}
            onClick={onRemove}
            className="noscript:hidden"
          >
            <X aria-hidden="true" className="size-4.5 shrink-0" />
          </Button>
        )}
      </div>
      {(["from", "to"] as const).map(
        (side) =>
          errorOf(`${name}/${side}`) && (
            <p key={side} id={`${name}/${side}-error`} className="text-sm font-medium text-danger">
              {errorOf(`${name}/${side}`)}
            </p>
          ),
      )}
    </div>
  );
}
