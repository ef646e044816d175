"use client";

import { useTranslations } from "use-intl";
import type { Placeholder } from "@/lib/link-mails/schema";

export type PlaceholderListProps = {
  readonly names: readonly Placeholder[];
  /** Writes it where the cursor was last. */
  readonly onChoose: (name: Placeholder) => void;
};

/** What may stand in braces, and what it becomes; a press writes it. Without script it is there to be read. */
export function PlaceholderList({ names, onChoose }: PlaceholderListProps) {
  const t = useTranslations("linkMails.placeholders");
  return (
    <section aria-labelledby="placeholders" className="grid gap-2">
      <h3 id="placeholders" className="font-medium">
        {t("title")}
      </h3>
      <p className="text-sm text-muted">{t("hint")}</p>
      <ul className="grid gap-x-4 sm:max-lg:grid-cols-2">
        {names.map((name) => (
          <li key={name}>
            <button
              type="button"
              onClick={() => onChoose(name)}
              className="grid min-h-11 w-full grid-cols-[8.5rem_minmax(0,1fr)] items-center gap-2 rounded-md px-2 py-1 text-start hover:bg-sunken"
            >
              <code className="text-sm text-accent-ink">{`{${name}}`}</code>
              <span className="text-sm">{t(`means.${name}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
