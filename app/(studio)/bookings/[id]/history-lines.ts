import type { HistoryLine } from "@/components/dashboard/history-list";
import type { HistoryEntry } from "@/lib/bookings/history";
import { formatShortDate, formatTime } from "@/lib/time/format";
import type { ShownBooking } from "./shown-booking";

type Told = Pick<ShownBooking, "display" | "t"> & {
  /** Why the booking was called off, if it was and somebody said so. */
  readonly reason: string | null;
};

/** What happened to a booking, in words. */
export const historyLines = (entries: readonly HistoryEntry[], told: Told): HistoryLine[] =>
  entries.map((entry) => ({
    id: entry.id,
    at: timeText(entry.at, told),
    text: textOf(entry, told),
    detail:
      isCalledOff(entry) && told.reason !== null
        ? told.t("history.because", { reason: told.reason })
        : undefined,
  }));

const isCalledOff = ({ action }: HistoryEntry) => action === "cancelled" || action === "rejected";

const timeText = (instant: number, { display }: Told) =>
  `${formatShortDate(instant, display)}, ${formatTime(instant, display)}`;

function textOf(entry: HistoryEntry, told: Told): string {
  const { t } = told;
  const { action, from, to } = entry;
  switch (action) {
    case "expired":
      return t("history.expired");
    case "moved":
      return t("history.moved", {
        by: byWhom(entry, t),
        from: from === undefined ? "?" : timeText(from, told),
        to: to === undefined ? "?" : timeText(to, told),
      });
    case "no_show":
    case "no_show_undone":
    case "note_changed":
      return t(`history.${action}`, { who: entry.actorName ?? t(`history.subject.${kindOf(entry)}`) });
    default:
      return t(`history.${action}`, { by: byWhom(entry, t) });
  }
}

const byWhom = (entry: HistoryEntry, t: ShownBooking["t"]): string =>
  entry.actorName === null
    ? t(`history.by.${kindOf(entry)}`)
    : t("history.by.member", { name: entry.actorName });

/** Who it was, when no name is known. */
const kindOf = ({ actorKind }: HistoryEntry) => (actorKind === "member" ? "formerMember" : actorKind);
