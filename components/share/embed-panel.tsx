"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { SelectOption } from "@/components/ui/select";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-input";
import { CopyButton } from "./copy-button";
import { type EmbedKind, type EmbedOptions, embedSnippet } from "./embed-snippet";
import { KindChoice } from "./kind-choice";
import { SourceText } from "./source-text";

export type EmbedPanelProps = {
  readonly title: string;
  readonly baseUrl: string;
  readonly address: string;
  /** The link's lengths; nothing to choose from when it has one. */
  readonly durations: readonly SelectOption[];
};

const themes = ["auto", "light", "dark"] as const;

/** Makes the code with which the booking page stands on the owner's own site. */
export function EmbedPanel({ title, baseUrl, address, durations }: EmbedPanelProps) {
  const t = useTranslations("share.embed");
  const [kind, setKind] = useState<EmbedKind>("inline");
  const [theme, setTheme] = useState<EmbedOptions["theme"]>("auto");
  const [text, setText] = useState(t("defaultText"));
  const [duration, setDuration] = useState("");
  const snippet = embedSnippet({
    kind,
    baseUrl,
    address: duration === "" ? address : `${address}?duration=${duration}`,
    theme,
    text: text.trim() || t("defaultText"),
    label: t("label", { title }),
    close: t("close"),
  });
  return (
    <div className="grid gap-6">
      <p className="max-w-prose text-muted">{t("intro")}</p>
      <KindChoice value={kind} onChange={setKind} />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <SelectField
          name="theme"
          label={t("theme")}
          value={theme}
          onChange={({ target }) => setTheme(themes.find((known) => known === target.value) ?? "auto")}
          options={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
        />
        <TextField
          name="text"
          label={t("text")}
          value={text}
          maxLength={60}
          onChange={({ target }) => setText(target.value)}
        />
        {durations.length > 1 && (
          <SelectField
            name="embedDuration"
            label={t("duration")}
            value={duration}
            onChange={({ target }) => setDuration(target.value)}
            options={[{ value: "", label: t("anyDuration") }, ...durations]}
          />
        )}
      </div>
      <div className="grid gap-3">
        <SourceText name="embedCode" label={t("snippet")} value={snippet} rows={5} />
        <CopyButton label={t("copy")} failed={t("copyFailed")} text={snippet} />
      </div>
      <div className="grid max-w-prose gap-2 text-sm text-muted">
        <p>{t("csp", { origin: baseUrl })}</p>
        <p>{t("events")}</p>
      </div>
    </div>
  );
}
