import { type FormWords, formWordNames } from "@/components/booking/form-words";
import { words } from "@/lib/auth/reader";
import type { Link } from "@/lib/links/queries";

/**
 * The words that the booking form takes to the browser: plain texts, so that no translator goes with
 * them. Where the host decides about each booking, the form sends a request and says so.
 */
export async function formWords({ requiresApproval }: Pick<Link, "requiresApproval">): Promise<FormWords> {
  const t = await words("guest");
  const form = Object.fromEntries(formWordNames.map((name) => [name, t.raw(`form.${name}`)])) as FormWords;
  return requiresApproval ? { ...form, book: t("form.request"), booking: t("form.requesting") } : form;
}
