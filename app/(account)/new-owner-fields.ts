import type { TextFieldProps } from "@/components/ui/text-input";
import { passwordMinLength } from "@/lib/accounts/rules";
import type { Translate } from "@/lib/i18n/translator";

/** What a new owner is asked for. */
export const newOwnerFields = (t: Translate<"account">): readonly TextFieldProps[] => [
  { name: "name", label: t("name"), hint: t("nameHint"), autoComplete: "name", required: true },
  { name: "email", label: t("email"), type: "email", autoComplete: "username", required: true },
  newPasswordField(t),
];

/** The field of whoever chooses a password. */
export const newPasswordField = (t: Translate<"account">): TextFieldProps => ({
  name: "password",
  label: t("password"),
  hint: t("passwordHint", { min: passwordMinLength }),
  type: "password",
  autoComplete: "new-password",
  required: true,
});

/** The one field of whoever has a password already. */
export const passwordField = (t: Translate<"account">): TextFieldProps => ({
  name: "password",
  label: t("password"),
  type: "password",
  autoComplete: "current-password",
  required: true,
});
