import { and, eq, isNull, sql } from "drizzle-orm";
import { mails } from "@/db/tables";
import { inTransaction, type Scope } from "@/db/tenant";
import { config } from "@/lib/config";
import type { Visit } from "@/lib/context";
import { say } from "@/lib/i18n/say";
import type { Jobs } from "@/lib/jobs/enqueue";
import { composeMail, type Mail, type MailBody } from "./compose-mail";
import { createMailer, type Mailer, MailRefused, MailUnanswered } from "./mailer";
import { sender } from "./sender";

/** With the queue's growing waits (up to six hours each) this takes about three days. */
const mostAttempts = 20;

/**
 * Sends one mail of the outbox, or keeps it readable in the log when no mail server is
 * set. A mail that is done already is left alone. What the server will never take is noted as
 * refused; any other failure is noted too and throws, and the queue tries again later, until it is given up.
 *
 * A crash between the server's yes and our note of it, or a connection that breaks before that yes, sends once
 * more, under the same Message-ID: of a confirmation better two than none. Of reminders and thanks better none
 * than two: such a mail is noted before it is handed over, and one that may have arrived is given up.
 */
export async function sendQueuedMail(visit: Visit, job: Jobs["send-mail"]): Promise<void> {
  const scope: Scope = job.organizationId ? { organizationId: job.organizationId } : { installation: "on" };
  const mail = await startAttempt(visit, scope, job);
  if (!mail) return;
  const note = (outcome: Partial<Mail>) => noteOutcome(visit, scope, mail.id, outcome);
  const onceAtMost = onlyOnce.has(mail.kind);
  if (onceAtMost && mail.sentAt !== null)
    return note({ state: "refused", sentAt: null, response: unanswered });
  const body = await composeMail(visit, mail, job);
  if ("dropped" in body) return note({ state: "refused", response: body.dropped });
  const smtpUrl = config().smtpUrl;
  if (!smtpUrl) return note({ ...contentOf(body), state: "kept" });
  // A sent account mail's link is worth as much as a password for a day: it does not stay in the log.
  const toKeep = mail.organizationId ? contentOf(body) : { subject: body.subject };
  if (onceAtMost) await note({ sentAt: visit.now });
  try {
    const { response } = await deliver(smtpUrl, mail, body);
    await note({ ...toKeep, state: "sent", response, sentAt: visit.now });
  } catch (error) {
    const isLost = onceAtMost && error instanceof MailUnanswered;
    const response = isLost ? unanswered : error instanceof MailRefused ? error.response : String(error);
    const isOver = error instanceof MailRefused || isLost || mail.attempts >= mostAttempts;
    await note({ ...toKeep, response, sentAt: null, ...(isOver && { state: "refused" }) });
    if (!isOver) throw error;
  }
}

const unanswered = say("mails.unanswered");

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
