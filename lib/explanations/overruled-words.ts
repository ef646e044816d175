import type { ReasonKind } from "@/lib/availability/reasons";
import type { OwnersReason } from "./explanation";

/** What the owner breaks who has a time all the same; null for what nobody overrules. */
const overruledWords: Record<ReasonKind, string | null> = {
  outside_hours: "the working hours",
  day_off: "the days off",
  override: "the exception in the schedule",
  exclusion: "the dates that this link leaves out",
  notice: "the notice that this link needs",
  past: null,
  window: "the dates that this link takes bookings for",
  busy: "what else is in the calendar",
  meeting: null,
  buffer: "the time that is kept free between meetings",
  hold: null,
  limit_day: "the limit of bookings a day",
  limit_week: "the limit of bookings a week",
  limit_month: "the limit of bookings a month",
  not_chosen: "the times that were picked for this link",
  seats: null,
  calendar_unreachable: "that somebody takes no bookings now",
  link_inactive: "that this link takes no bookings",
  off_grid: "the times at which meetings begin",
};

/** "This overrules the working hours and the notice that this link needs." */
export function overrulesText(reasons: readonly OwnersReason[], locale: string): string {
  const rules = new Set(reasons.map(({ kind }) => overruledWords[kind]).filter((words) => words !== null));
  return `This overrules ${new Intl.ListFormat(locale).format(rules) || "the rules of the link"}.`;
}
