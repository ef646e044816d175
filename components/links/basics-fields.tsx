import { useTranslations } from "use-intl";
import { TextAreaField } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-input";
import type { LinkChoices } from "./choices";
import { LocationFields } from "./location-fields";
import { SlugField } from "./slug-field";
import type { LinkForm } from "./use-link-form";

export type StepFieldsProps = {
  readonly form: LinkForm;
  readonly choices: LinkChoices;
  /** The link that is being changed, and the address it has. */
  readonly link?: { readonly id: string; readonly token: string } | undefined;
};

/** What the link is. */
export function BasicsFields({ form, choices, link }: StepFieldsProps) {
  const t = useTranslations("wizard.basics");
  return (
    <>
      <TextField
        {...form.field("title")}
        label={t("title")}
        hint={t("titleHint")}
        placeholder={t("titlePlaceholder")}
        autoComplete="off"
        required
      />
      <TextAreaField {...form.field("description")} label={t("description")} hint={t("descriptionHint")} />
      <SlugField form={form} addressBase={choices.addressBase} link={link} />
      <LocationFields form={form} />
    </>
  );
}
