import { useTranslations } from "use-intl";
import { TextField } from "@/components/ui/text-input";
import { otherPreset } from "@/lib/link-forms/rules";
import { ChoiceField } from "./choice-field";
import type { LinkForm } from "./use-link-form";

export type PresetFieldProps = {
  readonly form: LinkForm;
  readonly name: "increment" | "bufferBefore" | "bufferAfter";
  readonly label: string;
  readonly hint?: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

/** Minutes: a few that are usual, or others that are written. */
export function PresetField({ form, name, label, hint, options }: PresetFieldProps) {
  const t = useTranslations("wizard.lengths");
  const all = [...options, { value: otherPreset, label: t("other") }];
  return (
    <ChoiceField form={form} name={`${name}Minutes`} label={label} hint={hint} options={all}>
      <div className="mt-2 hidden max-w-40 group-has-[input[value=other]:checked]/choice:block">
        <TextField
          {...form.field(`${name}Other`)}
          label={t("otherMinutes")}
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
    </ChoiceField>
  );
}
