"use client";

import { useTranslations } from "use-intl";
import { InstantForm } from "@/components/booking/instant-form";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox-field";
import type { SelectGroup, SelectOption } from "@/components/ui/select";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-input";
import { type DayChoice, DayChoices } from "./day-choices";

export type TimesFormProps = {
  /** Path of the page itself. */
  readonly action: string;
  readonly values: Readonly<
    Record<"from" | "until" | "perDay" | "total" | "duration" | "tz" | "lang" | "clock", string>
  >;
  readonly hasPicture: boolean;
  /** The earliest date there can be a time on. */
  readonly today: string;
  readonly days: readonly DayChoice[];
  readonly durations: readonly SelectOption[];
  readonly zones: readonly (SelectOption | SelectGroup)[];
};

const perDayChoices = [1, 2, 3, 4, 5, 6, 8, 12];
const totalChoices = [1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 18, 24];

/** Chooses the times for a mail. A plain GET form, whose address shows the same again; with script, a choice is enough. */
export function TimesForm({ action, values, hasPicture, today, days, durations, zones }: TimesFormProps) {
  const t = useTranslations("share.times");
  const numbers = (known: readonly number[], value: string) =>
    [...new Set([...known, Number(value)])]
      .sort((a, b) => a - b)
      .map((count) => ({ value: String(count), label: String(count) }));
  return (
    <InstantForm action={action} className="grid content-start gap-5">
      <div className="grid grid-cols-2 gap-4 *:grid-cols-[minmax(0,1fr)]">
        <TextField type="date" name="from" label={t("from")} min={today} defaultValue={values.from} />
        <TextField type="date" name="until" label={t("until")} min={today} defaultValue={values.until} />
        <SelectField
          name="perDay"
          label={t("perDay")}
          defaultValue={values.perDay}
          options={numbers(perDayChoices, values.perDay)}
        />
        <SelectField
          name="total"
          label={t("total")}
          defaultValue={values.total}
          options={numbers(totalChoices, values.total)}
        />
      </div>
      {days.length > 0 && <DayChoices days={days} />}
      {durations.length > 1 && (
        <SelectField
          name="duration"
          label={t("duration")}
          defaultValue={values.duration}
          options={durations}
        />
      )}
      <SelectField name="tz" label={t("zone")} defaultValue={values.tz} options={zones} autoComplete="off" />
      <div className="grid gap-4 sm:max-lg:grid-cols-2">
        <SelectField
          name="lang"
          label={t("language")}
          defaultValue={values.lang}
          options={(["en", "de"] as const).map((value) => ({ value, label: t(`languages.${value}`) }))}
        />
        <SelectField
          name="clock"
          label={t("clock")}
          defaultValue={values.clock}
          options={(["auto", "12h", "24h"] as const).map((value) => ({ value, label: t(`clocks.${value}`) }))}
        />
      </div>
      <CheckboxField
        name="picture"
        value="1"
        label={t("picture")}
        hint={t("pictureHint")}
        defaultChecked={hasPicture}
      />
      <Button type="submit" variant="secondary" className="justify-self-start">
        {t("show")}
      </Button>
    </InstantForm>
  );
}
