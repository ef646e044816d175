import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { minuteMs } from "@/lib/time/zone";
import { isOpenBooking } from "./rules";

/** What a link lets guests do with a booking once they have it. */
export type GuestPolicy = {
  readonly guestMayMove: boolean;
  readonly guestMayCancel: boolean;
  /** Until how long before the start. */
  readonly changeNoticeMinutes: number;
};

/**
 * Whether guests may do something: they may, they could until a while ago, they never could, or
 * nobody can any more, for the meeting has begun or was called off.
 */
export type Permission = "may" | "late" | "never" | "over";

export type GuestPermissions = {
  readonly move: Permission;
  readonly cancel: Permission;
  /** The last moment for both, epoch ms: still in time. */
  readonly until: number;
};

/** What the guest of a booking may do with it at a moment (epoch ms); the page offers it and the command lets it pass. */
export function whatGuestMay(
  booking: { readonly status: string; readonly startsAt: number },
  { guestMayMove, guestMayCancel, changeNoticeMinutes }: GuestPolicy,
  now: number,
): GuestPermissions {
  const until = booking.startsAt - changeNoticeMinutes * minuteMs;
  const permission = (isAllowed: boolean): Permission => {
    if (!isOpenBooking(booking, now)) return "over";
    if (!isAllowed) return "never";
    return now <= until ? "may" : "late";
  };
  return { move: permission(guestMayMove), cancel: permission(guestMayCancel), until };
}

/** Fails with `conflict` for what the owner does not let guests do, or not so late. Says nothing of a booking that is over. */
export function requireGuestMay(
  what: "move" | "cancel",
  booking: { readonly status: string; readonly startsAt: number },
  policy: GuestPolicy,
  now: number,
): void {
  const permission = whatGuestMay(booking, policy, now)[what];
  if (permission === "never") throw new AppError("conflict", refusals[what].never);
  if (permission === "late") throw new AppError("conflict", refusals[what].late);
}

const refusals = {
  move: { never: say("bookings.guestMovesNever"), late: say("bookings.guestMovesLate") },
  cancel: { never: say("bookings.guestCancelsNever"), late: say("bookings.guestCancelsLate") },
} as const;
