import { and, eq, isNull, sql } from "drizzle-orm";
import { mails } from "@/db/tables";
import { inTransaction, type Scope } from "@/db/tenant";
import { signUpLifetimeMs } from "@/lib/accounts/rules";
import { signUpAddress } from "@/lib/accounts/sign-up";
import { type BookingDetails, getBookingDetails } from "@/lib/bookings/queries";
import { config } from "@/lib/config";
import type { Visit } from "@/lib/context";
import { say } from "@/lib/i18n/say";
import type { Jobs } from "@/lib/jobs/enqueue";
import { type BookingNotice, bookingMessage, type MessageBody } from "./booking-message";
import { confirmationMessage } from "./confirmation-message";
import { createMailer, type Mailer, MailRefused } from "./mailer";
import { sender } from "./sender";
import { renderMail } from "./templates/render-mail";

type Mail = typeof mails.$inferSelect;

/** With the queue's growing waits (up to six hours each) this takes about three days. */
const mostAttempts = 20;

/**
 * Sends one mail of the outbox, or keeps it readable in the log when no mail server is
 * set. A mail that is done already is left alone. A crash between the server's yes and
 * our note of it sends once more, under the same Message-ID: of a confirmation better
 * two than none. What the server will never take is noted as refused; any other failure
 * is noted too and throws, and the queue tries again later, until it is given up.
 */
export async function sendQueuedMail(visit: Visit, job: Jobs["send-mail"]): Promise<void> {
  const scope: Scope = job.organizationId ? { organizationId: job.organizationId } : { installation: "on" };
  const mail = await startAttempt(visit, scope, job);
  if (!mail) return;
  const note = (outcome: Partial<Mail>) => noteOutcome(visit, scope, mail.id, outcome);
  const body = await compose(visit, mail, job);
  if (!body) return note({ state: "refused", response: say("mails.outOfDate") });
  const smtpUrl = config().smtpUrl;
  if (!smtpUrl) return note({ ...contentOf(body), state: "kept" });
  // A sent account mail's link is worth as much as a password for a day: it does not stay in the log.
  const toKeep = mail.organizationId ? contentOf(body) : { subject: body.subject };
  try {
    const { response } = await deliver(smtpUrl, mail, body);
    await note({ ...toKeep, state: "sent", response, sentAt: visit.now });
  } catch (error) {
    const response = error instanceof MailRefused ? error.response : String(error);
    const isOver = error instanceof MailRefused || mail.attempts >= mostAttempts;
    await note({ ...toKeep, response, ...(isOver && { state: "refused" }) });
    if (!isOver) throw error;
  }
}

const contentOf = (body: MessageBody) => ({
  subject: body.subject,
  bodyText: body.text,
  bodyHtml: body.html,
  calendar: body.calendar?.content ?? null,
});

function deliver(smtpUrl: string, mail: Mail, body: MessageBody): Promise<{ response: string }> {
  return mailerFor(smtpUrl).send({
    ...body,
    from: sender(),
    to: { name: mail.recipientName, address: mail.recipientEmail },
    messageId: `<${mail.id}@${new URL(config().baseUrl).hostname}>`,
  });
}

/** The mail, with one more attempt counted; undefined when it is done or gone. */
async function startAttempt(visit: Visit, scope: Scope, job: Jobs["send-mail"]): Promise<Mail | undefined> {
  return inTransaction(visit.db, scope, async (tx) => {
    const [mail] = await tx
      .update(mails)
      .set({ attempts: sql`${mails.attempts} + 1` })
      .where(
        and(
          eq(mails.id, job.mailId),
          eq(mails.state, "queued"),
          job.organizationId ? eq(mails.organizationId, job.organizationId) : isNull(mails.organizationId),
        ),
      )
      .returning();
    return mail;
  });
}

/** What the mail says, read afresh; undefined when what it was about is gone or has run out. */
async function compose(
  visit: Visit,
  mail: Mail,
  { confirmation }: Jobs["send-mail"],
): Promise<MessageBody | undefined> {
  if (mail.kind === "confirm_booking_guest") return confirmation && confirmationMessage(visit, confirmation);
  if (mail.kind === "sign_up_known")
    return renderMail(mail.kind, { signInUrl: `${config().baseUrl}/signin` });
  if (mail.kind === "sign_up") {
    if (!mail.signUpId || mail.createdAt + signUpLifetimeMs <= visit.now) return undefined;
    const validHours = signUpLifetimeMs / (60 * 60 * 1000);
    return renderMail(mail.kind, { confirmUrl: signUpAddress(mail.signUpId), validHours });
  }
  if (!mail.organizationId || !mail.bookingId) return undefined;
  const ctx = { ...visit, actor: { kind: "system" }, organizationId: mail.organizationId } as const;
  const to = { name: mail.recipientName, email: mail.recipientEmail };
  const booking = await getBookingDetails(ctx, mail.bookingId);
  const notice = { kind: mail.kind, to, sequence: mail.sequence, stampedAt: mail.createdAt };
  return booking && !isOutOfDate(notice, booking) ? bookingMessage(notice, booking) : undefined;
}

const calledOff: ReadonlySet<BookingDetails["status"]> = new Set(["cancelled", "rejected", "expired"]);

/**
 * Whether a booking has changed since a mail about it was queued: the mail of the later
 * state says everything. Only who lost the booking hears nothing of later states, so their
 * mail always goes out, unless they have the booking again.
 */
function isOutOfDate({ kind, to, sequence }: BookingNotice, booking: BookingDetails): boolean {
  if (kind === "booking_reassigned_owner" || kind === "booking_request_reassigned_owner")
    return booking.hosts.some(({ email }) => email === to.email);
  if (kind === "booking_follow_up_guest" && booking.status === "no_show") return true;
  return sequence < booking.sequence || (calledOff.has(booking.status) && !saysCalledOff.has(kind));
}

const saysCalledOff: ReadonlySet<BookingNotice["kind"]> = new Set<BookingNotice["kind"]>([
  "booking_cancelled_guest",
  "booking_cancelled_owner",
  "booking_request_cancelled_guest",
  "booking_request_cancelled_owner",
  "booking_rejected_guest",
  "booking_expired_guest",
]);

async function noteOutcome(
  visit: Visit,
  scope: Scope,
  mailId: string,
  outcome: Partial<Mail>,
): Promise<void> {
  await inTransaction(visit.db, scope, (tx) => tx.update(mails).set(outcome).where(eq(mails.id, mailId)));
}

let open: { readonly url: string; readonly mailer: Mailer } | undefined;

/** One pool of connections to the mail server for the whole process. */
function mailerFor(url: string): Mailer {
  if (open?.url !== url) {
    open?.mailer.close();
    open = { url, mailer: createMailer(url) };
  }
  return open.mailer;
}

/** Closes the connections to the mail server, if any are open. */
export function closeMailer(): void {
  open?.mailer.close();
  open = undefined;
}
