import { config } from "@/lib/config";
import type { Visit } from "@/lib/context";
import type { JobVisit } from "@/lib/jobs/enqueue";
import { log } from "@/lib/log";
import { minuteMs } from "@/lib/time/zone";
import { handleMessage } from "./handle-message";
import { type Handled, readMailbox } from "./mailbox";
import { type MailboxMessage, MalformedMessage } from "./mailbox-message";
import { PutOff } from "./put-off";

/** Before the next run begins. What is left is read then. */
const timeLimitMs = 45_000;

/** A mailbox that cannot be read is tried again after 2, 4, 8 … minutes, and at the latest after this many. */
const longestWaitMinutes = 32;

const trouble = { failures: 0, notBefore: 0 };
const putOff = new PutOff();

/**
 * Reads what has come into the mailbox of replies, if one is set: answers to invitations, and mails that
 * came back. Two that run at once do everything once: what a message says is written under the booking's
 * lock, and the second time is nothing new. A failure is logged, without whom anything is from, and the
 * next runs wait longer: the queue has nothing to try again. Ends early with the signal, at any message.
 */
export async function readReplies(visit: JobVisit): Promise<void> {
  const { imapUrl } = config();
  if (!imapUrl || visit.now < trouble.notBefore) return;
  const timeout = AbortSignal.timeout(timeLimitMs);
  const { now, requestId, stopping } = visit;
  try {
    await readMailbox(imapUrl, {
      signal: stopping ? AbortSignal.any([timeout, stopping]) : timeout,
      now,
      putOff,
      handle: (message) => tryToHandle(visit, message),
      onGivenUp: (tries) =>
        log.error({ requestId, tries }, "a message of the mailbox of replies was given up after a day"),
    });
    Object.assign(trouble, { failures: 0, notBefore: 0 });
  } catch (error) {
    if (stopping?.aborted) return;
    const failures = trouble.failures + 1;
    const waitMinutes = Math.min(2 ** failures, longestWaitMinutes);
    Object.assign(trouble, { failures, notBefore: visit.now + waitMinutes * minuteMs });
    log.warn({ ...reasonOf(error), failures, waitMinutes }, "the mailbox of replies cannot be read");
  }
}

/** One bad message never keeps the others from being read: a malformed one is left as read, and each is logged. */
async function tryToHandle(visit: Visit, message: MailboxMessage): Promise<Handled> {
  const { requestId } = visit;
  try {
    const outcome = await handleMessage(visit, message);
    if (outcome === "other") return "other";
    log.info({ requestId, outcome }, "a message of the mailbox of replies was read");
    return "ours";
  } catch (error) {
    if (error instanceof MalformedMessage) {
      log.warn({ requestId, problem: error.message }, "a message of the mailbox of replies is malformed");
      return "ours";
    }
    log.error({ requestId, err: error }, "a message of the mailbox of replies could not be handled");
    return "later";
  }
}

/** What a server said may hold whom it said it to. */
function reasonOf(error: unknown): Record<string, unknown> {
  const { name, code, serverResponseCode, authenticationFailed } = error as Error & Record<string, unknown>;
  return { type: name, code, serverResponseCode, authenticationFailed };
}
