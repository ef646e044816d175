"use client";

import { Check, Copy } from "lucide-react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { TextInput } from "./text-input";
import { useCopy } from "./use-copy";

export type CopyFieldProps = {
  /** What the address is, for a screen reader: "Address of Intro call". */
  readonly label: string;
  /** The text to copy. */
  readonly value: string;
};

/** An address with a button that copies it, inside <Words>. Without script, an input one can select and copy. */
export function CopyField({ label, value }: CopyFieldProps) {
  const t = useTranslations("ui");
  const input = useRef<HTMLInputElement>(null);
  const { isCopied, copy } = useCopy();

  async function press() {
    // Where the browser does not let us, the text is at least selected, ready for the keyboard.
    if (!(await copy({ text: value }))) input.current?.select();
  }

  const Icon = isCopied ? Check : Copy;
  return (
    <div className="flex gap-2">
      <TextInput
        ref={input}
        readOnly
        aria-label={label}
        value={value}
        onFocus={(event) => event.currentTarget.select()}
        className="min-w-0 flex-1 truncate text-sm"
      />
      <Button
        variant="secondary"
        aria-label={t("copyThat", { label })}
        onClick={press}
        className="noscript:hidden"
      >
        <Icon aria-hidden="true" className="size-4" />
        <span aria-hidden="true" className="grid *:[grid-area:1/1] max-sm:hidden">
          <span className={isCopied ? "invisible" : undefined}>{t("copy")}</span>
          <span className={isCopied ? undefined : "invisible"}>{t("copied")}</span>
        </span>
      </Button>
      <span role="status" className="sr-only">
        {isCopied && t("copied")}
      </span>
    </div>
  );
}
