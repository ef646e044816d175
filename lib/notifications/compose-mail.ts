import type { mails } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { type BookingDetails, getBookingDetails } from "@/lib/bookings/queries";
import type { Context, Visit } from "@/lib/context";
import { say } from "@/lib/i18n/say";
import type { Jobs } from "@/lib/jobs/enqueue";
import { readMailEdits } from "@/lib/link-mails/queries";
import { oneClickUrl, optOutUrl } from "@/lib/mail-opt-outs/opt-out-address";
import { findGuestByEmail } from "@/lib/mail-opt-outs/queries";
import { isOptional } from "@/lib/mail-opt-outs/rules";
import { accountMessage, isAccountMail } from "./account-message";
import { type BookingNotice, bookingMessage, type MessageBody } from "./booking-message";
import { confirmationMessage } from "./confirmation-message";
import type { MailMessage } from "./mailer";

export type Mail = typeof mails.$inferSelect;

export type MailBody = MessageBody & Pick<MailMessage, "unsubscribeUrl">;

/** Why a mail is not sent after all, in words for the log. */
export type Dropped = { readonly dropped: string };

const outOfDate: Dropped = { dropped: say("mails.outOfDate") };

/** What a mail says, read afresh; `dropped` when what it was about is gone or has run out, or it is not wanted any more. */
export async function composeMail(
  visit: Visit,
  mail: Mail,
  { confirmation }: Jobs["send-mail"],
): Promise<MailBody | Dropped> {
  const { kind, organizationId, bookingId } = mail;
  if (kind === "confirm_booking_guest")
    return (confirmation && (await confirmationMessage(visit, confirmation))) ?? outOfDate;
  if (isAccountMail(kind)) return (await accountMessage(visit, { ...mail, kind })) ?? outOfDate;
  if (!organizationId || !bookingId) return outOfDate;
  const ctx: Context = { ...visit, actor: { kind: "system" }, organizationId };
  const booking = await getBookingDetails(ctx, bookingId);
  const notice: BookingNotice = {
    kind,
    to: { name: mail.recipientName, email: mail.recipientEmail },
    sequence: mail.sequence,
    stampedAt: mail.createdAt,
    leadMinutes: mail.leadMinutes,
  };
  if (!booking || isOutOfDate(notice, booking, visit.now)) return outOfDate;
  return composeBookingMail(ctx, notice, booking);
}

async function composeBookingMail(
  ctx: Context,
  notice: BookingNotice,
  booking: BookingDetails,
): Promise<MailBody | Dropped> {
  const { kind, to } = notice;
  const edits = await inTransaction(ctx.db, ctx, (tx) => readMailEdits(tx, ctx, booking.linkId, kind));
  if (!isOptional(kind)) return bookingMessage(notice, booking, { edits });
  const guest = await findGuestByEmail(ctx, booking.id, to.email);
  if (!guest) return outOfDate;
  if (guest.isOptedOut) return { dropped: say("mails.optedOut") };
  const pageUrl = optOutUrl({ organizationId: ctx.organizationId, attendeeId: guest.attendeeId });
  const body = await bookingMessage(notice, booking, { edits, optOutUrl: pageUrl });
  return { ...body, unsubscribeUrl: oneClickUrl(pageUrl) };
}

const calledOff: ReadonlySet<BookingDetails["status"]> = new Set(["cancelled", "rejected", "expired"]);

/**
 * Whether a booking has changed since a mail about it was queued: the mail of the later
 * state says everything. Only who lost the booking hears nothing of later states, so their
 * mail always goes out, unless they have the booking again. Nobody is reminded of what has begun.
 */
function isOutOfDate({ kind, to, sequence }: BookingNotice, booking: BookingDetails, now: number): boolean {
  if (kind === "booking_reassigned_owner" || kind === "booking_request_reassigned_owner")
    return booking.hosts.some(({ email }) => email === to.email);
  if (kind === "booking_follow_up_guest" && booking.status === "no_show") return true;
  if (isReminder(kind) && booking.startsAt <= now) return true;
  return sequence < booking.sequence || (calledOff.has(booking.status) && !saysCalledOff.has(kind));
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
