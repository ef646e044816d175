"use client";

import { useTranslations } from "use-intl";
import { CopyButton } from "./copy-button";
import { PreviewFrame } from "./preview-frame";
import { SourceText } from "./source-text";

export type MailPreviewProps = {
  readonly html: string;
  readonly text: string;
  /** Of the words in it. */
  readonly language: string;
};

/** The part of a mail as its recipient sees it, and the ways to take it along. */
export function MailPreview({ html, text, language }: MailPreviewProps) {
  const t = useTranslations("share.times");
  return (
    <div className="grid content-start gap-4">
      <h3 className="font-medium">{t("preview")}</h3>
      <PreviewFrame title={t("previewFrame")} html={html} language={language} />
      <div className="grid gap-2">
        <CopyButton label={t("copy")} failed={t("copyFailed")} variant="primary" text={text} html={html} />
        <p className="text-sm text-muted">{t("copyHint")}</p>
      </div>
      <details className="grid gap-4">
        <summary className="min-h-11 py-2 text-accent-ink">{t("sources")}</summary>
        <div className="grid gap-4 pt-2">
          <SourceText name="mailHtml" label={t("html")} value={html} rows={6} />
          <SourceText name="mailText" label={t("plain")} value={text} rows={6} />
        </div>
      </details>
    </div>
  );
}
