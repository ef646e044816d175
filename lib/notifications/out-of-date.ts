import { inTransaction } from "@/db/tenant";
import type { BookingDetails } from "@/lib/bookings/queries";
import { isNextReminder } from "@/lib/bookings/reminder-rules";
import { readLeads } from "@/lib/bookings/reminders";
import type { Context } from "@/lib/context";
import { hasEvent } from "./booking-event";
import type { BookingNotice } from "./booking-message";

/**
 * Whether a booking has changed since a mail about it was queued: the mail of the later
 * state says everything. Only who lost the booking hears nothing of later states, so their
 * mail always goes out, unless they have the booking again.
 */
export async function isOutOfDate(
  ctx: Context,
  notice: BookingNotice,
  booking: BookingDetails,
): Promise<boolean> {
  const { kind, to, sequence } = notice;
  if (kind === "booking_reassigned_owner" || kind === "booking_request_reassigned_owner")
    return booking.hosts.some(({ email }) => email === to.email);
  if (sequence < booking.sequence || (!hasEvent(booking) && !saysCalledOff.has(kind))) return true;
  if (kind === "booking_follow_up_guest") return booking.status === "no_show";
  if (kind === "booking_declined_owner") return !isDeclined(notice, booking);
  return isReminder(kind) && !(await isStillToCome(ctx, notice, booking));
}

/** Who has come round since is not said to have declined. */
const isDeclined = ({ respondentEmail }: BookingNotice, { guest, brought }: BookingDetails): boolean =>
  [guest, ...brought].some(({ email, response }) => email === respondentEmail && response === "declined");

/** Nobody is reminded of what has begun, nor, when the mail server was away, once more of what the next reminder says. */
async function isStillToCome(
  ctx: Context,
  { kind, leadMinutes = 0 }: BookingNotice,
  { linkId, startsAt }: BookingDetails,
): Promise<boolean> {
  if (startsAt <= ctx.now) return false;
  const { guests, hosts } = await inTransaction(ctx.db, ctx, (tx) => readLeads(tx, ctx, linkId));
  const leads = kind === "booking_reminder_guest" ? guests : hosts;
  return isNextReminder(leadMinutes, leads, startsAt, ctx.now);
}

const isReminder = (kind: BookingNotice["kind"]): boolean =>
  kind === "booking_reminder_guest" || kind === "booking_reminder_owner";

const saysCalledOff: ReadonlySet<BookingNotice["kind"]> = new Set<BookingNotice["kind"]>([
  "booking_cancelled_guest",
  "booking_cancelled_owner",
  "booking_request_cancelled_guest",
  "booking_request_cancelled_owner",
  "booking_rejected_guest",
  "booking_expired_guest",
]);
