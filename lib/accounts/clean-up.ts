import { and, isNotNull, lt, or } from "drizzle-orm";
import { passwordResets, sessions, signUps } from "@/db/tables";
import { ask, inTransaction } from "@/db/tenant";
import type { Visit } from "@/lib/context";
import { dayMs } from "@/lib/time/zone";

/** How long what is over stays, for whoever looks into what happened. */
const keptMs = 30 * dayMs;

/**
 * Deletes sign-ups, sessions and links to new passwords that ended a month ago. Somebody who never finished a
 * sign-up leaves nothing here: name, address and password hash go, and the mail with them.
 */
export async function cleanUpAccounts(visit: Visit): Promise<void> {
  const limit = visit.now - keptMs;
  await ask(visit.db.delete(signUps).where(lt(signUps.expiresAt, limit)));
  await inTransaction(visit.db, { installation: "on" }, (tx) =>
    tx.delete(passwordResets).where(lt(passwordResets.expiresAt, limit)),
  );
  await ask(
    visit.db
      .delete(sessions)
      .where(
        or(lt(sessions.expiresAt, limit), and(isNotNull(sessions.revokedAt), lt(sessions.revokedAt, limit))),
      ),
  );
}
