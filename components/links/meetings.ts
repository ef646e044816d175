import { noticeUnits } from "@/lib/link-forms/rules";
import { type TypedOneTime, usualStepMinutes } from "@/lib/one-time/rules";
import { ownLengths } from "@/lib/one-time/schema";
import type { SourceChoice } from "./one-time-source";

/** The meetings that exact times are picked for. */
export type Meetings = {
  /** All lengths that the settings have; none while what is typed makes no sense. */
  readonly lengths: readonly number[];
  readonly durationMinutes: number | undefined;
  /** How far apart the starts are. */
  readonly stepMinutes: number;
  /** Where the calendar asks for its weeks. */
  readonly weekHref: string | undefined;
};

/** Those of a link's settings, or of the link's own where there is no source; of the wanted length where they have it. */
export function meetingsOf(typed: TypedOneTime, source: SourceChoice | undefined, wanted: string): Meetings {
  const lengths = source?.durationsMinutes ?? ownLengths(typed);
  const durationMinutes = lengths.find((minutes) => String(minutes) === wanted) ?? lengths[0];
  return {
    lengths,
    durationMinutes,
    stepMinutes: source?.stepMinutes ?? usualStepMinutes,
    weekHref: durationMinutes === undefined ? undefined : weekHref(typed, source, durationMinutes),
  };
}

/** What is half typed counts as nothing. */
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
