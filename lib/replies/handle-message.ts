import type { Visit } from "@/lib/context";
import { applyBounce, type BounceOutcome } from "./apply-bounce";
import { applyReply, type ReplyOutcome } from "./apply-reply";
import type { MailboxMessage } from "./mailbox-message";
import { readReply } from "./read-reply";

/** What became of a message; `other` is a mail of a person, or whatever else is in a mailbox. */
export type Outcome = ReplyOutcome | BounceOutcome | "other";

/**
 * Does what a message of the mailbox asks for. It may come twice, and changes nothing the second time.
 * Fails with `MalformedMessage` for one that cannot be read.
 */
export async function handleMessage(visit: Visit, message: MailboxMessage): Promise<Outcome> {
  if (message.report) return applyBounce(visit, message.report);
  const reply = message.calendar === undefined ? undefined : readReply(message.calendar);
  return reply ? applyReply(visit, message.from, reply) : "other";
}
