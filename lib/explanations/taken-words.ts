import { formatDuration, formatShortDate, formatTime, formatTimeRange } from "@/lib/time/format";
import { localDate } from "@/lib/time/zone";
import type { OwnersExplanation, OwnersReason, Span } from "./explanation";
import type { Voice } from "./voice";

/** What takes a time: "Anna Berg has “Intro call” with Gustav Gast, 10:00 – 10:30." */
export function takenWords(reason: OwnersReason, about: OwnersExplanation, voice: Voice): string {
  const { t } = voice;
  return t("takenSentence", { taken: takenClause(reason, about, voice) }) + freesWords(reason, about, voice);
}

/** The same where it is a buffer that keeps the start away, and whose that is. */
export function bufferWords(reason: OwnersReason, about: OwnersExplanation, voice: Voice): string {
  const { buffer } = reason;
  if (!buffer) return takenWords(reason, about, voice);
  const { t, display } = voice;
  const words = t(buffer.isOfThisLink ? "buffer.ours" : "buffer.theirs", {
    taken: takenClause(reason, about, voice),
    length: formatDuration(buffer.lengthMs, display.locale),
    side: buffer.side,
  });
  return words + freesWords(reason, about, voice);
}

function takenClause(reason: OwnersReason, about: OwnersExplanation, { t, display }: Voice): string {
  const { meeting, hold, busy, memberName: who = t("somebody") } = reason;
  const timeOf = (span: Span) => spanWords(span, about.start, { t, display });
  if (meeting?.isSession) return t("taken.session", { who, title: meeting.title, time: timeOf(meeting) });
  if (meeting) {
    const { title, guestName: guest } = meeting;
    return t("taken.meeting", { who, title, guest, time: timeOf(meeting) });
  }
  if (hold?.keptFor) return t("taken.kept", { time: timeOf(hold), recipient: hold.keptFor });
  if (hold) return t("taken.hold", { time: timeOf(hold) });
  return busy ? t("taken.busy", { who, time: timeOf(busy) }) : t("taken.plain", { who });
}

/** When a hold lapses, unless the guest books before: a sentence more. */
function freesWords({ hold }: OwnersReason, { now }: OwnersExplanation, { t, display }: Voice): string {
  if (hold?.expiresAt === undefined) return "";
  const at = hold.expiresAt;
  const time = formatTime(at, display);
  const isToday = localDate(at, display.timeZone) === localDate(now, display.timeZone);
  return ` ${isToday ? t("frees.today", { time }) : t("frees.later", { time, date: formatShortDate(at, display) })}`;
}

/** "10:00 – 10:30", with its date when that is not the date of the start that was asked for. */
function spanWords({ start, end }: Span, asked: number, { display }: Voice): string {
  const range = formatTimeRange(start, end, display);
  const [first, last, wanted] = [start, end, asked].map((instant) => localDate(instant, display.timeZone));
  // A range over midnight has its dates already.
  return first === wanted || first !== last ? range : `${formatShortDate(start, display)}, ${range}`;
}
