import { useTranslations } from "use-intl";
import { TextField } from "@/components/ui/text-input";
import { type Contact, ContactField } from "./contact-field";
import type { FieldOf } from "./one-time-form";

export type OneTimeRecipientProps = {
  readonly field: FieldOf;
  readonly onChoose: (contact: Contact) => void;
};

/** For whom the link is: somebody whom the organization has met before, or anybody else. */
export function OneTimeRecipient({ field, onChoose }: OneTimeRecipientProps) {
  const t = useTranslations("oneTime");
  return (
    <fieldset className="grid gap-5">
      <legend className="mb-4 text-lg font-semibold">{t("form.recipient")}</legend>
      <div className="grid gap-5 sm:grid-cols-2 sm:items-start">
        <ContactField
          {...field("name")}
          label={t("form.name")}
          hint={t("form.nameHint")}
          required
          autoComplete="off"
          onChoose={onChoose}
        />
        <TextField
          {...field("email")}
          type="email"
          inputMode="email"
          label={t("form.email")}
          hint={t("form.emailHint")}
          required
          autoComplete="off"
        />
      </div>
    </fieldset>
  );
}
