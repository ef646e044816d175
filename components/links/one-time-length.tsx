import { useTranslations } from "use-intl";
import { SelectField } from "@/components/ui/select-field";
import { formatDuration } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";
import type { Meetings } from "./meetings";

export type OneTimeLengthProps = {
  readonly hasScript: boolean;
  readonly meetings: Meetings;
  readonly error: string | undefined;
  readonly locale: string;
  readonly onChoose: (minutes: string) => void;
};

/**
 * Which of several lengths the times have. The only one is sent as well, so that no link takes
 * another than the calendar shows; without script nobody knows here which link was chosen.
 */
export function OneTimeLength({ hasScript, meetings, error, locale, onChoose }: OneTimeLengthProps) {
  const t = useTranslations("oneTime");
  const { lengths, durationMinutes = "" } = meetings;
  if (lengths.length > 1)
    return (
      <SelectField
        name="duration"
        label={t("form.duration")}
        error={error}
        value={String(durationMinutes)}
        onChange={(event) => onChoose(event.currentTarget.value)}
        options={lengths.map((minutes) => ({
          value: String(minutes),
          label: formatDuration(minutes * minuteMs, locale),
        }))}
      />
    );
  return (
    <>
      {error && <p className="text-sm font-medium text-danger">{error}</p>}
      {hasScript && <input type="hidden" name="duration" value={durationMinutes} />}
    </>
  );
}
