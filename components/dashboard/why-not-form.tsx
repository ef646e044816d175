import { Button } from "@/components/ui/button";
import { ErrorSummary, type FormError } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-input";
import type { Translate } from "@/lib/i18n/translator";

export type WhyNotFormProps = {
  /** Where the answer stands. */
  readonly action: string;
  /** What was asked before, as it was typed. */
  readonly typed: { readonly date: string; readonly time: string; readonly duration: string };
  readonly errors: readonly FormError[];
  /** Stands over them. */
  readonly errorTitle: string;
  /** The zone of the time, in words. */
  readonly zoneText: string;
  /** The link's lengths; the form asks for one only when there are several. */
  readonly durations: readonly SelectOption[];
  readonly t: Translate<"whyNot">;
};

/** Asks about one time of a link. A plain form, so that the answer has an address. */
export function WhyNotForm({ action, typed, errors, errorTitle, zoneText, durations, t }: WhyNotFormProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <form method="get" action={action} className="grid gap-5">
      <ErrorSummary title={errorTitle} errors={errors} />
      <TextField
        name="date"
        type="date"
        label={t("date")}
        required
        defaultValue={typed.date}
        error={errorOf("date")}
      />
      <TextField
        name="time"
        type="time"
        label={t("time")}
        hint={t("timeHint", { zone: zoneText })}
        defaultValue={typed.time}
        error={errorOf("time")}
      />
      {durations.length > 1 && (
        <Field name="duration" label={t("length")} error={errorOf("duration")}>
          {(control) => (
            <Select {...control} options={durations} defaultValue={typed.duration || durations[0]?.value} />
          )}
        </Field>
      )}
      <Button type="submit" className="justify-self-stretch sm:justify-self-start">
        {t("explain")}
      </Button>
    </form>
  );
}
