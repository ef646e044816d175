import { and, eq, inArray, isNotNull, isNull, lt, ne, notInArray, or, sql } from "drizzle-orm";
import { mails } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { config } from "@/lib/config";
import type { Visit } from "@/lib/context";
import { forEachOrganization } from "@/lib/organizations/for-each";
import { dayMs } from "@/lib/time/zone";
import { notSentBecause } from "./rules";

/**
 * Forgets what mails said once they are older than MAIL_RETENTION_DAYS: a booking's row goes on
 * telling what was sent to whom and how it went, an account's goes. For every night; twice does no harm.
 */
export async function forgetMails(visit: Visit): Promise<void> {
  const limit = visit.now - config().mailRetentionDays * dayMs;
  await forEachOrganization(visit, (tx, organizationId) =>
    tx
      .update(mails)
      .set(nothing)
      .where(
        and(
          eq(mails.organizationId, organizationId),
          lt(mails.createdAt, limit),
          // One that still waits is written when it is sent.
          ne(mails.state, "queued"),
          or(...contents.map(isNotNull), notInArray(mails.response, ownReasons)),
        ),
      ),
  );
  await inTransaction(visit.db, { installation: "on" }, (tx) =>
    tx.delete(mails).where(and(isNull(mails.organizationId), lt(mails.createdAt, limit))),
  );
}

const ownReasons = Object.values(notSentBecause);

/** The columns that hold what was said, by whichever side. Why we did not send it ourselves is kept. */
const nothing = {
  subject: null,
  bodyText: null,
  bodyHtml: null,
  calendar: null,
  response: sql`case when ${inArray(mails.response, ownReasons)} then ${mails.response} end`,
};
const contents = [mails.subject, mails.bodyText, mails.bodyHtml, mails.calendar];
