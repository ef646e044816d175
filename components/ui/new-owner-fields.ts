import { passwordMinLength } from "@/lib/accounts/rules";
import type { TextFieldProps } from "./text-input";

/** What a new owner is asked for. */
export const newOwnerFields: readonly TextFieldProps[] = [
  { name: "name", label: "Name", hint: "As your guests know you.", autoComplete: "name", required: true },
  { name: "email", label: "E-mail", type: "email", autoComplete: "username", required: true },
  {
    name: "password",
    label: "Password",
    hint: `At least ${passwordMinLength} characters; a few words are easy to remember.`,
    type: "password",
    autoComplete: "new-password",
    required: true,
  },
];
