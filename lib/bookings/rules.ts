import { AppError } from "@/lib/errors";
import { firstInstant, parseWallClock } from "@/lib/time/zone";

/** Fails with `conflict` for a booking that can no longer be moved: it is over, or was called off. */
export function requireOpenBooking(
  booking: { readonly status: string; readonly startsAt: number },
  now: number,
): void {
  if (booking.status !== "pending" && booking.status !== "confirmed")
    throw new AppError("conflict", "This booking was called off, so it can no longer be changed.");
  if (booking.startsAt <= now)
    throw new AppError("conflict", "This meeting has begun, so it can no longer be changed.");
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

const states: Readonly<Record<string, string>> = {
  pending: "Waiting for your answer",
  confirmed: "Confirmed",
  rejected: "Rejected",
  cancelled: "Cancelled",
  expired: "Expired",
  completed: "Completed",
  no_show: "Nobody came",
};

/** A booking's state in words. */
export const bookingState = (status: string): string => states[status] ?? status;

/** Whether a booking can still be moved: for pages, which ask before they offer it. */
export const isOpenBooking = (
  { status, startsAt }: { readonly status: string; readonly startsAt: number },
  now: number,
): boolean => (status === "pending" || status === "confirmed") && startsAt > now;
