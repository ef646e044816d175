import { lazy, Suspense, useState, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { WeekPickerSkeleton } from "@/components/calendar/week-picker-skeleton";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { TextField } from "@/components/ui/text-input";
import { plainTimeNames, type TypedOneTime, timesMax } from "@/lib/one-time/rules";
import { type Display, toIso } from "@/lib/time/format";
import { meetingsOf } from "./meetings";
import type { FieldOf } from "./one-time-form";
import { OneTimeLength } from "./one-time-length";
import type { SourceChoice } from "./one-time-source";
import { PickedTimes } from "./picked-times";
import { RefitNotice } from "./refit-notice";
import { usePickedTimes } from "./use-picked-times";

/** Only whoever opens it needs the calendar. */
const WeekPicker = lazy(async () => ({
  default: (await import("@/components/calendar/week-picker")).WeekPicker,
}));

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
  const [isOpen, setIsOpen] = useState(false);
  const [wanted, setWanted] = useState(typed.duration);
  const source = typed.source === "own" ? undefined : sources.find(({ id }) => id === typed.linkId);
  const meetings = meetingsOf(typed, source, wanted);
  const { durationMinutes, stepMinutes, weekHref } = meetings;
  const { picked, choose, dropped, isUnchecked } = usePickedTimes(meetings, display.timeZone);
  const outside = picked.filter(({ isOutside }) => isOutside);
  const { error } = field("times");
  return (
    <div className="grid gap-3">
      {/* Outside of what can be closed: it may be closed when the settings above it change. */}
      <RefitNotice {...{ dropped, isUnchecked, display }} />
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
          <OneTimeLength
            {...{ hasScript, meetings }}
            error={field("duration").error}
            locale={display.locale}
            onChoose={setWanted}
          />
          {hasScript ? (
            <>
              <input type="hidden" name="times" value={picked.map(({ start }) => toIso(start)).join(",")} />
              {isOpen && durationMinutes !== undefined && weekHref !== undefined && (
                <Suspense fallback={<WeekPickerSkeleton stepMinutes={stepMinutes} />}>
                  <WeekPicker
                    {...{ weekHref, stepMinutes, durationMinutes, display, now, picked }}
                    most={timesMax}
                    onChange={choose}
                  />
                </Suspense>
              )}
              {isOpen && durationMinutes === undefined && <p>{t("form.lengthFirst")}</p>}
              <PickedTimes {...{ picked, display, durationMinutes }} onChange={choose} />
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
    </div>
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
