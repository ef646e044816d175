import { z } from "zod";
import { isMailAddress } from "@/lib/mail-address";
import { readTimeZone } from "@/lib/time-zone-names";
import { passwordMaxLength, passwordMinLength } from "./rules";

const notAnAddress = "Write an e-mail address, like anna@example.com.";

/** An e-mail address, trimmed. Compared without regard to case, kept as it was written. */
export const Email = z
  .string()
  .trim()
  .max(254, "That address is too long.")
  .pipe(z.email({ error: notAnAddress, abort: true }).refine(isMailAddress, notAnAddress));

/** A person's name on one line. */
export const PersonName = z
  .string()
  .trim()
  .min(1, "Write a name.")
  .max(100, "Keep the name under 100 characters.")
  .regex(/^[^\p{Cc}]*$/u, "Leave out line breaks and control characters.");

/** A password to set. */
export const NewPassword = z
  .string()
  .min(passwordMinLength, `Use at least ${passwordMinLength} characters.`)
  .max(passwordMaxLength, `Use at most ${passwordMaxLength} characters.`);

/** A time zone by any of its names, of old and Windows names too; read as one of today. */
export const TimeZone = z.string().transform((name, refusal) => {
  const timeZone = readTimeZone(name);
  if (timeZone !== undefined) return timeZone;
  refusal.addIssue({ code: "custom", message: "Choose a time zone from the list." });
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
