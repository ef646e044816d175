import {
  type Display,
  formatDuration,
  formatShortDate,
  formatTime,
  formatTimeRange,
} from "@/lib/time/format";
import { localDate } from "@/lib/time/zone";
import type { OwnersExplanation, OwnersReason, Span } from "./explanation";

/** What takes a time, as a part of a sentence: "Anna Berg has “Intro call” with Gustav Gast, 10:00 – 10:30". */
export function takenWords(reason: OwnersReason, about: OwnersExplanation, display: Display): string {
  const { meeting, hold, busy, memberName: who = "Somebody" } = reason;
  const time = (span: Span) => spanWords(span, about.start, display);
  if (meeting?.isSession) return `${who} has the session “${meeting.title}”, ${time(meeting)}`;
  if (meeting) return `${who} has “${meeting.title}” with ${meeting.guestName}, ${time(meeting)}`;
  if (hold) return `Somebody is filling in the form for ${time(hold)} right now`;
  return busy ? `The calendar of ${who} is busy, ${time(busy)}` : `${who} is taken`;
}

/** When a hold lapses, unless the guest books before. */
export function holdWords({ hold }: OwnersReason, about: OwnersExplanation, display: Display): string {
  if (hold?.expiresAt === undefined) return "";
  return ` It frees itself at ${instantWords(hold.expiresAt, about.now, display)}.`;
}

/** Whose buffer keeps the start away, as the second half of a sentence. */
export function bufferWords({ buffer }: OwnersReason, display: Display): string {
  if (!buffer) return "";
  const length = formatDuration(buffer.lengthMs, display.locale);
  const { side, isOfThisLink } = buffer;
  // What lies before their meeting lies after ours.
  if (isOfThisLink)
    return `, and this link keeps ${length} free ${side === "before" ? "after" : "before"} its meetings`;
  return `, and that keeps ${length} free ${side} it`;
}

/** "10:00 – 10:30", with its date when that is not the date of the start that was asked for. */
function spanWords({ start, end }: Span, asked: number, display: Display): string {
  const range = formatTimeRange(start, end, display);
  const [first, last, wanted] = [start, end, asked].map((instant) => localDate(instant, display.timeZone));
  // A range over midnight has its dates already.
  return first === wanted || first !== last ? range : `${formatShortDate(start, display)}, ${range}`;
}

function instantWords(instant: number, now: number, display: Display): string {
  const time = formatTime(instant, display);
  const isToday = localDate(instant, display.timeZone) === localDate(now, display.timeZone);
  return isToday ? time : `${time} on ${formatShortDate(instant, display)}`;
}
