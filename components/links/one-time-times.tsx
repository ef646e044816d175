import dynamic from "next/dynamic";
import { useState, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import type { Picked } from "@/components/calendar/week-steps";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-input";
import { noticeUnits } from "@/lib/link-forms/rules";
import { plainTimeNames, type TypedOneTime, timesMax, usualStepMinutes } from "@/lib/one-time/rules";
import { type Display, toIso } from "@/lib/time/format";
import type { FieldOf } from "./one-time-form";
import type { SourceChoice } from "./one-time-source";
import { PickedTimes } from "./picked-times";

/** Only whoever opens it needs the calendar. */
const WeekPicker = dynamic(() =>
  import("@/components/calendar/week-picker").then((module) => module.WeekPicker),
);

export type OneTimeTimesProps = {
  readonly field: FieldOf;
  readonly typed: TypedOneTime;
  readonly sources: readonly SourceChoice[];
  readonly display: Display;
  readonly zoneText: string;
  readonly now: number;
};

/** Exact times in place of all free ones: on a calendar, or without script in plain fields. */
export function OneTimeTimes({ field, typed, sources, display, zoneText, now }: OneTimeTimesProps) {
  const t = useTranslations("oneTime");
  const hasScript = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  const [isOpen, setIsOpen] = useState(false);
  const source = typed.source === "own" ? undefined : sources.find(({ id }) => id === typed.linkId);
  const durationMinutes = durationOf(typed, source);
  const { error } = field("times");
  const outside = picked.filter(({ isOutside }) => isOutside);
  return (
    <details
      id="times"
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
      className="rounded-lg border border-line bg-surface"
    >
      <summary className="min-h-11 px-4 py-3 font-semibold">{t("form.exactTimes")}</summary>
      <div className="grid gap-5 px-4 pb-5">
        <p className="text-muted">{t("form.exactTimesHint")}</p>
        <p className="text-sm text-muted">{zoneText}</p>
        {error && <p className="text-sm font-medium text-danger">{error}</p>}
        {source && source.durations.length > 1 && (
          <SelectField
            {...field("duration")}
            label={t("form.duration")}
            options={source.durations.map(({ minutes, label }) => ({ value: String(minutes), label }))}
          />
        )}
        {hasScript ? (
          <>
            <input type="hidden" name="times" value={picked.map(({ start }) => toIso(start)).join(",")} />
            {isOpen && durationMinutes !== undefined && (
              <WeekPicker
                weekHref={weekHref(typed, source, durationMinutes)}
                stepMinutes={source?.stepMinutes ?? usualStepMinutes}
                most={timesMax}
                onChange={setPicked}
                {...{ display, now, durationMinutes, picked }}
              />
            )}
            {isOpen && durationMinutes === undefined && <p>{t("form.lengthFirst")}</p>}
            <PickedTimes
              {...{ picked, display }}
              durationMinutes={durationMinutes ?? 0}
              onChange={setPicked}
            />
          </>
        ) : (
          <PlainTimes field={field} />
        )}
        {(!hasScript || outside.length > 0) && (
          <CheckboxField
            {...tick(field("outside"))}
            label={t("form.allowOutside")}
            hint={t("form.allowOutsideHint", { count: hasScript ? outside.length : 0 })}
          />
        )}
        <CheckboxField {...tick(field("holds"))} label={t("form.holds")} hint={t("form.holdsHint")} />
      </div>
    </details>
  );
}

const PlainTimes = ({ field }: { readonly field: FieldOf }) => {
  const t = useTranslations("oneTime");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {plainTimeNames.map((name, i) => (
        <TextField
          key={name}
          {...field(name)}
          type="datetime-local"
          label={t("form.plainTime", { number: i + 1 })}
        />
      ))}
    </div>
  );
};

/** A box to tick sends "on", and its form keeps it as a text. */
const tick = ({ defaultValue, ...field }: ReturnType<FieldOf>) => ({
  ...field,
  value: "on",
  defaultChecked: defaultValue !== "",
});

const neverChanges = () => () => {};

/** How long the meetings are that are picked now; undefined while that makes no sense. */
function durationOf(typed: TypedOneTime, source: SourceChoice | undefined): number | undefined {
  if (source) {
    const chosen = source.durations.find(({ minutes }) => String(minutes) === typed.duration);
    return (chosen ?? source.durations[0])?.minutes;
  }
  const minutes = Number(typed.durationsOther.split(/[\s,;]+/)[0]);
  return Number.isInteger(minutes) && minutes >= 5 && minutes <= 1440 ? minutes : undefined;
}

/** The address that the calendar asks for its weeks. What is half typed counts as nothing. */
function weekHref(typed: TypedOneTime, source: SourceChoice | undefined, durationMinutes: number): string {
  const amount = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? text.trim() : "0");
  const unit = noticeUnits[typed.noticeUnit as keyof typeof noticeUnits] ?? 1;
  const query = new URLSearchParams(
    source
      ? { kind: "link", linkId: source.id, durationMinutes: String(durationMinutes) }
      : {
          kind: "settings",
          scheduleId: typed.scheduleId,
          durationMinutes: String(durationMinutes),
          bufferBeforeMinutes: amount(typed.bufferBeforeMinutes),
          bufferAfterMinutes: amount(typed.bufferAfterMinutes),
          noticeMinutes: String(Number(amount(typed.notice)) * unit),
        },
  );
  return `/links/one-time/week?${query}`;
}
