import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { firstInstant, parseWallClock } from "@/lib/time/zone";

/** Fails with `conflict` for a booking that can no longer be moved: it is over, or was called off. */
export function requireOpenBooking(
  booking: { readonly status: string; readonly startsAt: number },
  now: number,
): void {
  if (booking.status !== "pending" && booking.status !== "confirmed")
    throw new AppError("conflict", say("bookings.calledOff"));
  if (booking.startsAt <= now) throw new AppError("conflict", say("bookings.begun"));
}

/**
 * The instant at which the clock of its zone shows what was agreed, by today's rules: the first
 * of two, and in a gap the first instant after it.
 */
export function agreedInstant(booking: { readonly wallClock: string; readonly timeZone: string }): number {
  const local = parseWallClock(booking.wallClock);
  if (local === undefined) throw new Error(`A booking has the wall clock ${booking.wallClock}.`);
  return firstInstant(local, booking.timeZone);
}

/** Whether a request waits for the owner's answer, who still can give it. */
export const isOpenRequest = (
  { status, startsAt }: { readonly status: string; readonly startsAt: number },
  now: number,
): boolean => status === "pending" && startsAt > now;

/**
 * The state that a booking is in by the clock: a confirmed meeting that has ended is completed, and
 * a request whose time has come without an answer has expired, whether or not anybody wrote that down.
 */
export function stateAt<Status extends string>(
  booking: { readonly status: Status; readonly startsAt: number; readonly endsAt: number },
  now: number,
): Status | "completed" | "expired" {
  if (booking.status === "confirmed" && booking.endsAt <= now) return "completed";
  if (booking.status === "pending" && booking.startsAt <= now) return "expired";
  return booking.status;
}

/** Whether somebody can be said not to have come: the meeting stood and has begun. */
export const canBeMissed = (
  { status, startsAt }: { readonly status: string; readonly startsAt: number },
  now: number,
): boolean => (status === "confirmed" || status === "completed") && startsAt <= now;

/** Whether a booking can still be moved: for pages, which ask before they offer it. */
export const isOpenBooking = (
  { status, startsAt }: { readonly status: string; readonly startsAt: number },
  now: number,
): boolean => (status === "pending" || status === "confirmed") && startsAt > now;

/** Whether there is a meeting, or there was: no request any more, and not called off. */
export const isMade = ({ status }: { readonly status: string }): boolean =>
  status === "confirmed" || status === "completed" || status === "no_show";
