import { useTranslations } from "use-intl";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-input";
import type { FieldOf } from "./one-time-form";

export type OneTimeExpiryProps = {
  readonly field: FieldOf;
  /** The zone of a date that is typed, in words. */
  readonly zoneText: string;
};

/** Until when the link can be used. Date and time show when they are asked for, without script too. */
export function OneTimeExpiry({ field, zoneText }: OneTimeExpiryProps) {
  const t = useTranslations("oneTime");
  const choices = ["days3", "week", "weeks2", "month", "custom"] as const;
  return (
    <div className="group/expiry grid gap-5 sm:max-w-md">
      <SelectField
        {...field("expiry")}
        label={t("form.expiry")}
        hint={t("form.expiryHint")}
        options={choices.map((choice) => ({ value: choice, label: t(`form.expiries.${choice}`) }))}
      />
      <div className="hidden gap-x-4 gap-y-2 group-has-[option[value=custom]:checked]/expiry:grid sm:grid-cols-2">
        <TextField {...field("expiryDate")} type="date" label={t("form.expiryDate")} />
        <TextField {...field("expiryTime")} type="time" label={t("form.expiryTime")} />
        <p className="text-sm text-muted sm:col-span-2">{zoneText}</p>
      </div>
    </div>
  );
}
