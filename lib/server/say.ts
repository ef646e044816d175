import { said } from "@/lib/i18n/say";
import { translator } from "@/lib/i18n/translator";

/** Tells the person at the terminal one plain sentence. What happens later is logged instead. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Says why something failed, in English: operators read it, and logs are searched for it. */
export function sayFailure(error: unknown): void {
  say(error instanceof Error ? said(translator("en", "errors"), error.message) : String(error));
}
