import type { Transaction } from "@/db/client";
import { mails } from "@/db/tables";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { readKindsOff } from "@/lib/link-mails/queries";

export type Recipient = { readonly name: string; readonly email: string };

/**
 * `clock` is a move by a change of the zone's own rules; `reassigned` goes to a host who had
 * the booking until it moved, and has it no longer.
 */
export type BookingMailKind =
  | "booking_confirmed_guest"
  | "booking_confirmed_owner"
  | "booking_moved_guest"
  | "booking_moved_owner"
  | "booking_clock_guest"
  | "booking_clock_owner"
  | "booking_reassigned_owner"
  | "booking_cancelled_guest"
  | "booking_cancelled_owner"
  | "booking_follow_up_guest"
  | "booking_requested_guest"
  | "booking_requested_owner"
  | "booking_request_moved_guest"
  | "booking_request_moved_owner"
  | "booking_request_reassigned_owner"
  | "booking_request_cancelled_guest"
  | "booking_request_cancelled_owner"
  | "booking_rejected_guest"
  | "booking_expired_guest"
  | "booking_reminder_guest"
  | "booking_reminder_owner"
  | "booking_declined_owner";

/** A mail about a booking, and to whom; of a reminder also how many minutes before the start, of an answer whose it is. */
export type WantedMail = {
  readonly kind: BookingMailKind;
  readonly to: Recipient;
  readonly leadMinutes?: number;
  readonly respondentEmail?: string;
};

/**
 * Puts mails about a booking into the outbox, each with the job that sends it, in the
 * booking's own transaction. One mail per booking, kind, sequence, lead, respondent and recipient: asking
 * again adds none. What the owner of the link has switched off is left out.
 */
export async function queueBookingMails(
  tx: Transaction,
  ctx: Context,
  booking: { readonly id: string; readonly sequence: number },
  wanted: readonly WantedMail[],
): Promise<void> {
  const off = wanted.length > 0 ? await readKindsOff(tx, ctx, booking.id) : new Set();
  const going = wanted.filter(({ kind }) => !off.has(kind));
  if (going.length === 0) return;
  const queued = await tx
    .insert(mails)
    .values(
      going.map(({ kind, to, leadMinutes = 0, respondentEmail = "" }) => ({
        id: newId(),
        organizationId: ctx.organizationId,
        bookingId: booking.id,
        sequence: booking.sequence,
        kind,
        leadMinutes,
        respondentEmail,
        recipientName: to.name,
        recipientEmail: to.email,
        createdAt: ctx.now,
      })),
    )
    .onConflictDoNothing({
      target: [
        mails.bookingId,
        mails.kind,
        mails.sequence,
        mails.leadMinutes,
        mails.respondentEmail,
        mails.recipientEmail,
      ],
    })
    .returning({ mailId: mails.id, organizationId: mails.organizationId });
  for (const mail of queued) await enqueue(tx, "send-mail", mail);
}

/** Puts a mail about an account into the outbox; it belongs to no organization. */
export async function queueAccountMail(
  tx: Transaction,
  now: number,
  mail: (
    | { readonly kind: "sign_up" | "sign_up_known"; readonly signUpId: string }
    | { readonly kind: "password_reset"; readonly passwordResetId: string }
  ) & { readonly recipientName: string; readonly recipientEmail: string },
): Promise<void> {
  const mailId = newId();
  await tx.insert(mails).values({ id: mailId, ...mail, createdAt: now });
  await enqueue(tx, "send-mail", { mailId, organizationId: null });
}

/**
 * Puts the mail into the outbox that asks a guest to confirm a request. Like an account's it belongs
 * to no organization: there is no booking yet, and the link in it is nobody's to read in a log. So the
 * request's transaction has to act for the installation too.
 */
export async function queueConfirmationMail(
  tx: Transaction,
  now: number,
  { id, organizationId, name, email }: Recipient & { readonly id: string; readonly organizationId: string },
): Promise<void> {
  const mailId = newId();
  await tx.insert(mails).values({
    id: mailId,
    kind: "confirm_booking_guest",
    recipientName: name,
    recipientEmail: email,
    createdAt: now,
  });
  const confirmation = { id, organizationId };
  await enqueue(tx, "send-mail", { mailId, organizationId: null, confirmation });
}
