"use client";

import { useTranslations } from "use-intl";
import type { EmbedKind } from "./embed-snippet";

const kinds = ["inline", "popup", "float"] as const;

export type KindChoiceProps = {
  readonly value: EmbedKind;
  readonly onChange: (kind: EmbedKind) => void;
};

/** How the booking page appears on a site, each with a sentence that says what that is like. */
export function KindChoice({ value, onChange }: KindChoiceProps) {
  const t = useTranslations("share.embed");
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-medium">{t("kind")}</legend>
      <div className="grid gap-3 lg:grid-cols-3">
        {kinds.map((kind) => (
          <label
            key={kind}
            className="flex gap-3 rounded-md border border-line bg-surface p-4 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="kind"
              checked={kind === value}
              onChange={() => onChange(kind)}
              aria-describedby={`kind-${kind}`}
              aria-label={t(`kinds.${kind}`)}
              className="mt-0.5 size-5 shrink-0 accent-accent"
            />
            <span>
              <span className="block font-medium">{t(`kinds.${kind}`)}</span>
              <span id={`kind-${kind}`} className="block text-sm text-muted">
                {t(`kindHints.${kind}`)}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
