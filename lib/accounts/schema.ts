import { z } from "zod";
import { languages } from "@/lib/i18n/locale";
import { say } from "@/lib/i18n/say";
import { isMailAddress } from "@/lib/mail-address";
import { readTimeZone } from "@/lib/time-zone-names";
import { passwordMaxLength, passwordMinLength } from "./rules";

const notAnAddress = say("account.emailShape");

/** An e-mail address, trimmed. Compared without regard to case, kept as it was written. */
export const Email = z
  .string()
  .trim()
  .max(254, say("account.emailTooLong"))
  .pipe(z.email({ error: notAnAddress, abort: true }).refine(isMailAddress, notAnAddress));

/** A person's name on one line. */
export const PersonName = z
  .string()
  .trim()
  .min(1, say("account.nameMissing"))
  .max(100, say("account.nameTooLong", { max: 100 }))
  .regex(/^[^\p{Cc}]*$/u, say("oneLine"));

/** A password to set. */
const NewPassword = z
  .string()
  .min(passwordMinLength, say("account.passwordTooShort", { min: passwordMinLength }))
  .max(passwordMaxLength, say("account.passwordTooLong", { max: passwordMaxLength }));

/** Whose password was forgotten. */
export const ForgottenPassword = z.object({ email: Email });

/** What it shall be from now on. */
export const ResetPassword = z.object({ password: NewPassword });

/** A time zone by any of its names, of old and Windows names too; read as one of today. */
export const TimeZone = z.string().transform((name, refusal) => {
  const timeZone = readTimeZone(name);
  if (timeZone !== undefined) return timeZone;
  refusal.addIssue({ code: "custom", message: say("account.timeZone") });
  return z.NEVER;
});

/** What a new owner is asked for; the zone comes from the browser. */
export const SignUp = z.object({
  name: PersonName,
  email: Email,
  password: NewPassword,
  timeZone: TimeZone.catch("UTC"),
});
export type SignUp = z.infer<typeof SignUp>;

export const SignIn = z.object({
  email: z.string().trim().max(254),
  password: z.string().max(passwordMaxLength),
});
export type SignIn = z.infer<typeof SignIn>;

/** What members say of themselves. An empty choice leaves it to the browser. */
export const Profile = z.object({
  name: PersonName,
  timeZone: TimeZone,
  language: z.enum(languages).or(z.literal("").transform(() => null)),
  clock: z.enum(["12h", "24h"]).or(z.literal("").transform(() => null)),
});
export type Profile = z.output<typeof Profile>;
