import { type FormWords, formWordNames } from "@/components/booking/form-words";
import { words } from "@/lib/auth/reader";

/** The words that the booking form takes to the browser: plain texts, so that no translator goes with them. */
export async function formWords(): Promise<FormWords> {
  const t = await words("guest");
  return Object.fromEntries(formWordNames.map((name) => [name, t.raw(`form.${name}`)])) as FormWords;
}
