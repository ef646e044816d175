import type { ReasonKind } from "@/lib/availability/reasons";

/**
 * Why a time is not to be had, for a guest: never who is away, nor what they do instead.
 * What the owner is told stands in `owners-words.ts`. A new reason does not compile without both.
 */
export const guestWords: Record<ReasonKind, string> = {
  outside_hours: "It is outside the opening hours.",
  day_off: "There are no times on this day.",
  override: "It is outside the opening hours of this day.",
  exclusion: "There are no times on this day.",
  notice: "It is too soon: this link needs more notice.",
  past: "This time has passed.",
  window: "It is outside the dates that can be booked.",
  busy: "It is taken.",
  meeting: "It is taken.",
  buffer: "It is taken.",
  hold: "It is taken.",
  limit_day: "This day is full.",
  limit_week: "This week is full.",
  limit_month: "This month is full.",
  not_chosen: "It is none of the times on offer.",
  seats: "All seats are taken.",
  calendar_unreachable: "It cannot be booked at the moment.",
  link_inactive: "This link takes no bookings at the moment.",
  off_grid: "No meeting begins at this time.",
};
