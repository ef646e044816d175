import { useTranslations } from "use-intl";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-input";
import { textLink } from "@/components/ui/text-link";
import type { StepFieldsProps } from "./basics-fields";
import { ChoiceField } from "./choice-field";
import { ExclusionFields } from "./exclusion-fields";

/** When the link offers times. */
export function AvailabilityFields({ form, choices }: StepFieldsProps) {
  const t = useTranslations("wizard.availability");
  const windows = [
    { value: "none", label: t("windowNone") },
    { value: "rolling", label: t("windowRolling") },
    { value: "fixed", label: t("windowFixed") },
  ];
  const zones = [{ value: "", label: t("timeZoneOfHours") }, ...choices.timeZones];
  return (
    <>
      <div className="grid gap-1.5">
        <SelectField
          {...form.field("scheduleId")}
          label={t("schedule")}
          hint={t("scheduleHint")}
          options={choices.schedules}
        />
        <a
          href="/schedules"
          target="_blank"
          rel="noopener"
          className={`justify-self-start text-sm ${textLink}`}
        >
          {t("edit")}
        </a>
      </div>
      <ChoiceField form={form} name="windowKind" label={t("window")} options={windows} isList>
        <div className="mt-2 hidden max-w-40 group-has-[input[value=rolling]:checked]/choice:block">
          <TextField
            {...form.field("windowDays")}
            label={t("windowDays")}
            inputMode="numeric"
            autoComplete="off"
          />
        </div>
        <div className="mt-2 hidden gap-4 group-has-[input[value=fixed]:checked]/choice:grid sm:max-w-md sm:grid-cols-2">
          <TextField {...form.field("windowFirstDate")} type="date" label={t("windowFirstDate")} />
          <TextField
            {...form.field("windowLastDate")}
            type="date"
            label={t("windowLastDate")}
            min={choices.today}
          />
        </div>
      </ChoiceField>
      <ExclusionFields form={form} today={choices.today} />
      <details open={form.values.timeZone !== "" || form.errorOf("timeZone") !== undefined}>
        <summary className="min-h-11 cursor-pointer content-center font-medium text-accent-ink">
          {t("more")}
        </summary>
        <SelectField
          {...form.field("timeZone")}
          label={t("timeZone")}
          hint={t("timeZoneHint")}
          options={zones}
        />
      </details>
    </>
  );
}
