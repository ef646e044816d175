import { Plus, X } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import type { LinkForm } from "./use-link-form";

type Row = { readonly key: number; readonly value: string };

/** Dates that the link leaves out. Without script there is always one more field, and an emptied one is removed. */
export function ExclusionFields({ form, today }: { readonly form: LinkForm; readonly today: string }) {
  const t = useTranslations("wizard.availability");
  const [rows, setRows] = useState<readonly Row[]>(() => toRows([...form.values.exclusions, ""]));
  const list = useRef<HTMLUListElement>(null);
  const error = form.errorOf("exclusions");

  function change(next: readonly Row[]) {
    setRows(next);
    form.setValue(
      "exclusions",
      next.map(({ value }) => value),
      { shouldDirty: true },
    );
    // After React has drawn the rows, which are what the form reads.
    setTimeout(form.touch);
  }
  function add() {
    change([...rows, { key: Math.max(0, ...rows.map(({ key }) => key)) + 1, value: "" }]);
    setTimeout(() => list.current?.querySelector<HTMLInputElement>("li:last-child input")?.focus());
  }

  return (
    <fieldset aria-describedby="exclusions-hint" className="grid min-w-0 gap-1.5">
      <legend className="mb-1.5 font-medium">{t("exclusions")}</legend>
      <p id="exclusions-hint" className="-mt-2 text-sm text-muted">
        {t("exclusionsHint")}
      </p>
      <ul ref={list} className="grid gap-2">
        {rows.map(({ key, value }, i) => (
          <li key={key} className="flex max-w-72 items-center gap-1">
            <TextInput
              type="date"
              name="exclusions"
              id={i === 0 ? "exclusions" : undefined}
              aria-label={t("exclusion", { number: i + 1 })}
              aria-invalid={error ? true : undefined}
              min={today}
              defaultValue={value}
              onChange={(event) => change(rows.with(i, { key, value: event.target.value }))}
            />
            <Button
              variant="quiet"
              aria-label={value === "" ? t("removeEmpty") : t("removeDate", { date: value })}
              className="noscript:hidden"
              onClick={() => change(rows.filter((row) => row.key !== key))}
            >
              <X aria-hidden="true" className="size-4" />
            </Button>
          </li>
        ))}
      </ul>
      {error && <p className="text-sm font-medium text-danger">{error}</p>}
      <Button variant="quiet" size="small" className="-ms-3 justify-self-start noscript:hidden" onClick={add}>
        <Plus aria-hidden="true" className="size-4" />
        {t("addDate")}
      </Button>
    </fieldset>
  );
}

const toRows = (dates: readonly string[]): Row[] => dates.map((value, key) => ({ key, value }));
