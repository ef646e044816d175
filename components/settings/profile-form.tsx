"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { ErrorSummary } from "@/components/ui/error-summary";
import { errorOf, summaryOf } from "@/components/ui/form-errors";
import type { SelectGroup } from "@/components/ui/select";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-input";
import { useKeptForm } from "@/components/ui/use-kept-form";
import { emptyForm, type FormState } from "@/lib/form-state";
import { languageNames, languages } from "@/lib/i18n/locale";

export type ProfileFormProps = {
  /** It redirects on success. */
  readonly action: (state: FormState, data: FormData) => Promise<FormState>;
  readonly profile: {
    readonly name: string;
    readonly timeZone: string;
    readonly language: string | null;
    readonly clock: string | null;
  };
  readonly zones: readonly SelectGroup[];
};

/** A member's own name, zone, language and clock. */
export function ProfileForm({ action, profile, zones }: ProfileFormProps) {
  const t = useTranslations("settings.profile");
  const ui = useTranslations("ui");
  const { state, form } = useKeptForm(action, emptyForm);
  const errors = useMemo(() => summaryOf(state), [state]);
  const fieldOf = (name: keyof ProfileFormProps["profile"]) => ({
    name,
    defaultValue: state.values[name] ?? profile[name] ?? "",
    error: errorOf(state, name),
  });
  return (
    <form {...form} className="grid gap-5">
      <ErrorSummary title={ui("needsMending")} errors={errors} />
      <TextField {...fieldOf("name")} label={t("name")} hint={t("nameHint")} required autoComplete="name" />
      <SelectField
        {...fieldOf("timeZone")}
        label={t("timeZone")}
        hint={t("timeZoneHint")}
        options={zones}
        autoComplete="off"
      />
      <SelectField
        {...fieldOf("language")}
        label={t("language")}
        options={[
          { value: "", label: t("asBrowser") },
          ...languages.map((value) => ({ value, label: languageNames[value] })),
        ]}
        autoComplete="off"
      />
      <SelectField
        {...fieldOf("clock")}
        label={t("clock")}
        options={[
          { value: "", label: t("asLanguage") },
          { value: "24h", label: t("clock24") },
          { value: "12h", label: t("clock12") },
        ]}
        autoComplete="off"
      />
      <SubmitButton pendingLabel={ui("saving")} className="justify-self-stretch sm:justify-self-start">
        {t("save")}
      </SubmitButton>
    </form>
  );
}
