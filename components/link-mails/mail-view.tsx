"use client";

import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import { MailFrame } from "./mail-frame";

/** A mail as its reader would get it, to look at. */
export type ShownMail = {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** The guest whose booking it tells of; undefined for a made-up one. */
  readonly guestName: string | undefined;
  /** Of the words in it. */
  readonly language: string;
};

export type MailViewProps = {
  readonly mail: ShownMail;
  /** It cannot be drawn anew: what is typed is wrong, or the server does not answer. */
  readonly state: "current" | "stale" | "failed";
};

/** Subject, mail and text twin, and whose booking they tell of. */
export function MailView({ mail, state }: MailViewProps) {
  const t = useTranslations("linkMails.preview");
  const { subject, html, text, guestName, language } = mail;
  return (
    <section aria-labelledby="preview" className="grid min-w-0 content-start gap-4">
      <h2 id="preview" className="text-lg font-semibold">
        {t("title")}
      </h2>
      {guestName === undefined ? (
        <Notice kind="info" title={t("example")}>
          {t("exampleText")}
        </Notice>
      ) : (
        <p className="text-muted">{t("real", { guest: guestName })}</p>
      )}
      <p aria-live="polite" className="min-h-6 text-sm text-muted empty:hidden">
        {state !== "current" && t(state)}
      </p>
      <dl className="min-w-0">
        <dt className="text-sm text-muted">{t("subject")}</dt>
        <dd lang={language} className="font-medium wrap-anywhere">
          {subject}
        </dd>
      </dl>
      <MailFrame title={t("frame")} html={html} />
      <details>
        <summary className="min-h-11 py-2 text-accent-ink">{t("text")}</summary>
        <pre
          lang={language}
          className="whitespace-pre-wrap wrap-anywhere rounded-md border border-line bg-sunken p-4 font-sans text-sm"
        >
          {text}
        </pre>
      </details>
    </section>
  );
}
