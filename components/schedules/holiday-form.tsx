"use client";

import { useRouter } from "next/navigation";
import { useMemo, useOptimistic, useTransition } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { errorOf, summaryOf } from "@/components/ui/form-errors";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useKeptForm } from "@/components/ui/use-kept-form";
import { emptyForm, type FormState } from "@/lib/form-state";

type Place = { readonly code: string; readonly name: string };

export type HolidayFormProps = {
  /** Bound to the schedule. It redirects on success. */
  readonly action: (state: FormState, data: FormData) => Promise<FormState>;
  /** The address of the page, which takes the country as `country`. */
  readonly path: string;
  readonly countries: readonly Place[];
  /** The country that the address names; "" for none yet. */
  readonly country: string;
  /** The regions of that country, none when it has no such. */
  readonly regions: readonly Place[];
};

/** Chooses a country, then one of its regions, whose public holidays close the schedule. */
export function HolidayForm({ action, path, countries, country, regions }: HolidayFormProps) {
  const t = useTranslations("schedules.holidays");
  const ui = useTranslations("ui");
  const router = useRouter();
  const [isTurning, startTurning] = useTransition();
  const [shown, show] = useOptimistic(country);
  const { state, form } = useKeptForm(action, emptyForm);
  const errors = useMemo(() => summaryOf(state), [state]);
  const options = (places: readonly Place[], first: string) => [
    { value: "", label: first },
    ...places.map(({ code, name }) => ({ value: code, label: name })),
  ];
  return (
    <div className="grid gap-5">
      <form action={`${path}#holidays`} className="grid gap-3">
        <SelectField
          name="country"
          label={t("country")}
          options={options(countries, t("chooseCountry"))}
          value={shown}
          autoComplete="off"
          onChange={({ target: { value } }) =>
            startTurning(() => {
              show(value);
              router.replace(`${path}?country=${value}`, { scroll: false });
            })
          }
        />
        <div className="hidden noscript:block">
          <Button type="submit" variant="secondary" size="small">
            {t("showRegions")}
          </Button>
        </div>
      </form>
      {country !== "" && (
        <form {...form} className="grid gap-5">
          <ErrorSummary title={ui("needsMending")} errors={errors} />
          <input type="hidden" name="country" value={country} />
          {regions.length > 0 && (
            <SelectField
              key={country}
              name="region"
              label={t("region")}
              options={options(regions, t("whole"))}
              defaultValue={state.values.region ?? ""}
              error={errorOf(state, "region")}
              autoComplete="off"
            />
          )}
          <SubmitButton
            variant="secondary"
            pendingLabel={ui("saving")}
            disabled={isTurning}
            className="justify-self-stretch sm:justify-self-start"
          >
            {t("keep")}
          </SubmitButton>
        </form>
      )}
    </div>
  );
}
