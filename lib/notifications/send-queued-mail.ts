import { and, eq, isNull } from "drizzle-orm";
import { mails } from "@/db/tables";
import { inTransaction, type Scope } from "@/db/tenant";
import { config } from "@/lib/config";
import type { Visit } from "@/lib/context";
import type { Jobs, JobVisit } from "@/lib/jobs/enqueue";
import { composeMail, type Mail, type MailBody } from "./compose-mail";
import { createMailer, type Mailer, MailRefused, MailUnanswered } from "./mailer";
import { notSentBecause } from "./rules";
import { sender } from "./sender";

/** How often a mail is handed over to the server. With the queue's growing waits (up to six hours each) this takes about three days. */
const mostAttempts = 20;

/**
 * Sends one mail of the outbox, or keeps it readable in the log when no mail server is
 * set. A mail that is done already is left alone. What the server will never take is noted as
 * refused; any other failure is noted too and throws, and the queue tries again later, until it is given up.
 *
 * A crash between the server's yes and our note of it, or a connection that breaks before that yes, sends once
 * more, under the same Message-ID: of a confirmation better two than none. Of reminders and thanks better none
 * than two: such a mail is noted before it is handed over, and one that may have arrived is given up.
 *
 * Handing over is what counts as an attempt. A job that was given up and is retried has all its attempts again, and so has
 * its mail: of its attempts no more count than the job has behind it.
 */
export async function sendQueuedMail(visit: JobVisit, job: Jobs["send-mail"]): Promise<void> {
  const mail = await readQueued(visit, job);
  if (!mail) return;
  const note = (outcome: Partial<Mail>) => noteOutcome(visit, job, outcome);
  const onceAtMost = onlyOnce.has(mail.kind);
  if (onceAtMost && mail.sentAt !== null)
    return note({ state: "refused", sentAt: null, response: notSentBecause.unanswered });
  const body = await composeMail(visit, mail, job);
  if ("dropped" in body) return note({ state: "refused", response: body.dropped });
  const smtpUrl = config().smtpUrl;
  if (!smtpUrl) return note({ ...contentOf(body), state: "kept" });
  // A sent account mail's link is worth as much as a password for a day: it does not stay in the log.
  const toKeep = mail.organizationId ? contentOf(body) : { subject: body.subject };
  const attempts = 1 + Math.min(mail.attempts, (visit.attempt ?? Number.POSITIVE_INFINITY) - 1);
  if (!(await startDelivery(visit, job, { attempts, ...(onceAtMost && { sentAt: visit.now }) }))) return;
  try {
    const { response } = await deliver(smtpUrl, mail, body);
    await note({ ...toKeep, state: "sent", response, sentAt: visit.now });
  } catch (error) {
    const isLost = onceAtMost && error instanceof MailUnanswered;
    const response = isLost
      ? notSentBecause.unanswered
      : error instanceof MailRefused
        ? error.response
        : String(error);
    const isOver = error instanceof MailRefused || isLost || attempts >= mostAttempts;
    await note({ ...toKeep, response, sentAt: null, ...(isOver && { state: "refused" }) });
    if (!isOver) throw error;
  }
}

/** Better none than two of these. */
const onlyOnce: ReadonlySet<Mail["kind"]> = new Set<Mail["kind"]>([
  "booking_reminder_guest",
  "booking_reminder_owner",
  "booking_follow_up_guest",
]);

const contentOf = (body: MailBody) => ({
  subject: body.subject,
  bodyText: body.text,
  bodyHtml: body.html,
  calendar: body.calendar?.content ?? null,
});

function deliver(smtpUrl: string, mail: Mail, body: MailBody): Promise<{ response: string }> {
  return mailerFor(smtpUrl).send({
    ...body,
    from: sender(),
    to: { name: mail.recipientName, address: mail.recipientEmail },
    messageId: `<${mail.id}@${new URL(config().baseUrl).hostname}>`,
  });
}

const scopeOf = ({ organizationId }: Jobs["send-mail"]): Scope =>
  organizationId ? { organizationId } : { installation: "on" };

const isOf = ({ mailId, organizationId }: Jobs["send-mail"]) =>
  and(
    eq(mails.id, mailId),
    organizationId ? eq(mails.organizationId, organizationId) : isNull(mails.organizationId),
  );

/** The mail; undefined when it is done or gone. */
async function readQueued(visit: Visit, job: Jobs["send-mail"]): Promise<Mail | undefined> {
  const [mail] = await inTransaction(visit.db, scopeOf(job), (tx) =>
    tx
      .select()
      .from(mails)
      .where(and(isOf(job), eq(mails.state, "queued"))),
  );
  return mail;
}

/** Notes that the mail is handed over now; false when another run of its job was faster. */
async function startDelivery(
  visit: Visit,
  job: Jobs["send-mail"],
  handedOver: { readonly attempts: number; readonly sentAt?: number },
): Promise<boolean> {
  const started = await inTransaction(visit.db, scopeOf(job), (tx) =>
    tx
      .update(mails)
      .set(handedOver)
      .where(and(isOf(job), eq(mails.state, "queued"), isNull(mails.sentAt)))
      .returning({ id: mails.id }),
  );
  return started.length > 0;
}

async function noteOutcome(visit: Visit, job: Jobs["send-mail"], outcome: Partial<Mail>): Promise<void> {
  await inTransaction(visit.db, scopeOf(job), (tx) => tx.update(mails).set(outcome).where(isOf(job)));
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
