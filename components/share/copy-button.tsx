"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-class";
import { type Copied, copyToClipboard } from "./clipboard";

export type CopyButtonProps = Copied & {
  readonly label: string;
  /** What to say when the browser does not let us copy. */
  readonly failed: string;
  readonly variant?: ButtonVariant | undefined;
};

const showCopiedMs = 2_000;

/** Copies what it is given, and says so. Has room for both of its words, so that nothing moves. */
export function CopyButton({ label, failed, variant = "secondary", ...copied }: CopyButtonProps) {
  const t = useTranslations("ui");
  const [state, setState] = useState<"ready" | "copied" | "failed">("ready");

  async function copy() {
    const isCopied = await copyToClipboard(copied);
    setState(isCopied ? "copied" : "failed");
    if (isCopied) setTimeout(() => setState("ready"), showCopiedMs);
  }

  const isCopied = state === "copied";
  const Icon = isCopied ? Check : Copy;
  return (
    <div className="grid justify-items-start gap-2 noscript:hidden">
      <Button variant={variant} aria-label={label} onClick={copy}>
        <Icon aria-hidden="true" className="size-4" />
        <span aria-hidden="true" className="grid *:[grid-area:1/1]">
          <span className={isCopied ? "invisible" : undefined}>{label}</span>
          <span className={isCopied ? undefined : "invisible"}>{t("copied")}</span>
        </span>
      </Button>
      <p role="status" className={state === "failed" ? "text-sm text-danger" : "sr-only"}>
        {isCopied && t("copied")}
        {state === "failed" && failed}
      </p>
    </div>
  );
}
