import type { mails } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { type BookingDetails, getBookingDetails } from "@/lib/bookings/queries";
import type { Context, Visit } from "@/lib/context";
import type { Jobs } from "@/lib/jobs/enqueue";
import { readMailEdits } from "@/lib/link-mails/queries";
import { oneClickUrl, optOutUrl } from "@/lib/mail-opt-outs/opt-out-address";
import { findGuestByEmail } from "@/lib/mail-opt-outs/queries";
import { isOptional } from "@/lib/mail-opt-outs/rules";
import { accountMessage, isAccountMail } from "./account-message";
import { type BookingNotice, bookingMessage, type MessageBody } from "./booking-message";
import { confirmationMessage } from "./confirmation-message";
import type { MailMessage } from "./mailer";
import { isOutOfDate } from "./out-of-date";
import { notSentBecause } from "./rules";

export type Mail = typeof mails.$inferSelect;

export type MailBody = MessageBody & Pick<MailMessage, "unsubscribeUrl">;

/** Why a mail is not sent after all, in words for the log. */
export type Dropped = { readonly dropped: string };

const outOfDate: Dropped = { dropped: notSentBecause.outOfDate };

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
    now: visit.now,
    respondentEmail: mail.respondentEmail,
  };
  if (!booking || (await isOutOfDate(ctx, notice, booking))) return outOfDate;
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
  if (guest.isOptedOut) return { dropped: notSentBecause.optedOut };
  const pageUrl = optOutUrl({ organizationId: ctx.organizationId, attendeeId: guest.attendeeId });
  const body = await bookingMessage(notice, booking, { edits, optOutUrl: pageUrl });
  return { ...body, unsubscribeUrl: oneClickUrl(pageUrl) };
}
