import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import "@/components/ui/zod-without-eval";
import type { FormError } from "@/components/ui/error-summary";
import { said } from "@/lib/i18n/say";
import { MailWords } from "@/lib/link-mails/schema";
import type { MailViewProps, ShownMail } from "./mail-view";

const pauseMs = 400;

/**
 * Follows what is typed with the mail that it makes, and says at once what is wrong with it; an answer to something
 * older is dropped. `errors` is undefined until something is typed.
 */
export function useMailPreview(first: ShownMail, address: string) {
  const t = useTranslations("errors");
  const [shown, setShown] = useState<MailViewProps>({ mail: first, state: "current" });
  const [errors, setErrors] = useState<readonly FormError[]>();
  const asked = useRef<AbortController>(undefined);
  useEffect(() => () => asked.current?.abort(), []);

  function follow(form: HTMLFormElement) {
    asked.current?.abort();
    const typed = Object.fromEntries(new FormData(form));
    const checked = MailWords.safeParse(typed);
    setErrors(
      checked.error?.issues.map(({ path, message }) => ({
        field: String(path[0]),
        message: said(t, message),
      })),
    );
    if (!checked.success) return setShown(({ mail }) => ({ mail, state: "stale" }));
    setErrors([]);
    const abort = new AbortController();
    asked.current = abort;
    const { subject, intro } = typed;
    const timer = setTimeout(async () => {
      try {
        const mail = await fetchPreview(address, { subject, intro }, abort.signal);
        setShown({ mail, state: "current" });
      } catch {
        if (!abort.signal.aborted) setShown(({ mail }) => ({ mail, state: "failed" }));
      }
    }, pauseMs);
    abort.signal.addEventListener("abort", () => clearTimeout(timer));
  }
  return { shown, errors, follow };
}

async function fetchPreview(address: string, words: object, signal: AbortSignal): Promise<ShownMail> {
  const answer = await fetch(`${address}/preview`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(words),
    signal,
  });
  if (!answer.ok) throw new Error(`The preview answered ${answer.status}.`);
  return (await answer.json()) as ShownMail;
}
