"use client";

import { useTranslations } from "use-intl";

export type DayChoice = {
  /** Local date of the recipient. */
  readonly date: string;
  /** "Mon 23 Nov 2026". */
  readonly label: string;
  /** How many times are free. */
  readonly count: number;
  readonly isPicked: boolean;
};

/** The days that have free times, to pick single ones. */
export function DayChoices({ days }: { readonly days: readonly DayChoice[] }) {
  const t = useTranslations("share.times");
  return (
    <fieldset aria-describedby="days-hint" className="grid gap-1">
      <legend className="font-medium">{t("days")}</legend>
      <p id="days-hint" className="text-sm text-muted">
        {t("daysHint")}
      </p>
      <ul className="mt-1 max-h-64 overflow-y-auto rounded-md border border-line bg-surface px-3 py-1">
        {days.map(({ date, label, count, isPicked }) => (
          <li key={date}>
            <label className="flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                name="day"
                value={date}
                defaultChecked={isPicked}
                className="size-5 shrink-0 accent-accent"
              />
              <span className="flex-1">{label}</span>
              <span className="text-sm text-muted tabular-nums">{t("dayCount", { count })}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
