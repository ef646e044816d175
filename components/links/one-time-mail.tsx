"use client";

import { Check, Copy, Mail } from "lucide-react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { controlClass } from "@/components/ui/control-class";
import { useCopy } from "@/components/ui/use-copy";

export type OneTimeMailProps = {
  readonly text: string;
  /** A mailto: address with recipient, subject and text. */
  readonly mailto: string;
  /** The language of the text (BCP 47). */
  readonly language: string;
};

/** A mail that is ready to send: opens the mail program, or is copied. Without script it can be selected. */
export function OneTimeMail({ text, mailto, language }: OneTimeMailProps) {
  const t = useTranslations("oneTime");
  const ui = useTranslations("ui");
  const area = useRef<HTMLTextAreaElement>(null);
  const { isCopied, copy } = useCopy();

  async function press() {
    // Where the browser does not let us, the text is at least selected, ready for the keyboard.
    if (!(await copy({ text }))) area.current?.select();
  }

  const Icon = isCopied ? Check : Copy;
  return (
    <div className="grid gap-3">
      <textarea
        ref={area}
        readOnly
        lang={language}
        aria-label={t("mail.text")}
        value={text}
        rows={9}
        className={controlClass("field-sizing-content bg-sunken")}
      />
      <div className="flex flex-wrap gap-2">
        <a href={mailto} className={buttonClass({ variant: "primary" })}>
          <Mail aria-hidden="true" className="size-4" />
          {t("mail.open")}
        </a>
        <Button variant="secondary" onClick={press} className="noscript:hidden">
          <Icon aria-hidden="true" className="size-4" />
          {isCopied ? ui("copied") : t("mail.copy")}
        </Button>
        <span role="status" className="sr-only">
          {isCopied && ui("copied")}
        </span>
      </div>
    </div>
  );
}
