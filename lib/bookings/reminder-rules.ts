import { minuteMs } from "@/lib/time/zone";

/** The leads (minutes before the start) whose time is still to come; `startsAt` and `now` are epoch ms. */
export const leadsAhead = (leads: readonly number[], startsAt: number, now: number): number[] =>
  [...new Set(leads)].filter((lead) => remindAt(startsAt, lead) > now);

/** When a reminder with this lead is due, epoch ms. */
export const remindAt = (startsAt: number, leadMinutes: number): number => startsAt - leadMinutes * minuteMs;

/**
 * Whether somebody who is reminded at these leads is reminded now at this one: it is still among them, and no
 * later reminder is due as well, as when nothing was sent for a while. One reminder says everything.
 */
export const isNextReminder = (
  leadMinutes: number,
  leads: readonly number[],
  startsAt: number,
  now: number,
): boolean =>
  leads.includes(leadMinutes) && !leads.some((lead) => lead < leadMinutes && remindAt(startsAt, lead) <= now);
