import { and, eq, isNull } from "drizzle-orm";
import { mails } from "@/db/tables";
import { inTransaction, type Scope } from "@/db/tenant";
import type { Visit } from "@/lib/context";
import { isId } from "@/lib/ids";
import { organizationOfMail } from "./find-tenant";
import { readFailure } from "./read-bounce";

/** What became of a message, for the log. */
export type BounceOutcome = "bounced" | "not delivered yet" | "bounce of no mail of ours";

/**
 * Notes that a mail which a server had taken came back. The Message-ID says which: it holds the mail's id,
 * which only who has had the mail can know. A report that came before is not written over.
 */
export async function applyBounce(
  visit: Visit,
  { status, messageId = "" }: { readonly status: string; readonly messageId: string | undefined },
): Promise<BounceOutcome> {
  const response = readFailure(status);
  if (response === undefined) return "not delivered yet";
  const [mailId = ""] = messageId.split("@", 1);
  if (!isId(mailId)) return "bounce of no mail of ours";
  const organizationId = await organizationOfMail(visit.db, mailId);
  const scope: Scope = organizationId ? { organizationId } : { installation: "on" };
  const noted = await inTransaction(visit.db, scope, (tx) =>
    tx
      .update(mails)
      .set({ state: "bounced", response })
      .where(
        and(
          eq(mails.id, mailId),
          organizationId ? eq(mails.organizationId, organizationId) : isNull(mails.organizationId),
          eq(mails.state, "sent"),
        ),
      )
      .returning({ id: mails.id }),
  );
  return noted.length > 0 ? "bounced" : "bounce of no mail of ours";
}
