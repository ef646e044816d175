"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-class";
import type { Copied } from "@/components/ui/clipboard";
import { useCopy } from "@/components/ui/use-copy";

export type CopyButtonProps = Copied & {
  readonly label: string;
  /** What to say when the browser does not let us copy. */
  readonly failed: string;
  readonly variant?: ButtonVariant | undefined;
};

/** Copies what it is given, and says so. Has room for both of its words, so that nothing moves. */
export function CopyButton({ label, failed, variant = "secondary", ...copied }: CopyButtonProps) {
  const t = useTranslations("ui");
  const { state, isCopied, copy } = useCopy();
  const Icon = isCopied ? Check : Copy;
  return (
    <div className="grid justify-items-start gap-2 noscript:hidden">
      <Button variant={variant} aria-label={label} onClick={() => copy(copied)}>
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
