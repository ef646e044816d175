"use client";

import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { TextInput } from "./text-input";

export type CopyFieldProps = {
  /** What the address is, for a screen reader: "Address of Intro call". */
  readonly label: string;
  /** The text to copy. */
  readonly value: string;
};

const SHOW_COPIED_MS = 2_000;

/** An address with a button that copies it, inside <Words>. Without script, an input one can select and copy. */
export function CopyField({ label, value }: CopyFieldProps) {
  const t = useTranslations("ui");
  const input = useRef<HTMLInputElement>(null);
  const [isCopied, setIsCopied] = useState(false);

  async function copy() {
    // Plain http has no clipboard; then the text is at least selected, ready for the keyboard.
    const copied = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    if (!copied) return input.current?.select();
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), SHOW_COPIED_MS);
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
        onClick={copy}
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
