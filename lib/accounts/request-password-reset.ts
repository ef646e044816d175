import { eq, sql } from "drizzle-orm";
import { passwordResets, users } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import type { Visit } from "@/lib/context";
import { newId } from "@/lib/ids";
import { enqueue, type Jobs } from "@/lib/jobs/enqueue";
import { queueAccountMail } from "@/lib/notifications/outbox";
import { passwordResetLifetimeMs } from "./rules";

/**
 * Takes the address of somebody who has forgotten their password. An address that nobody has does the same work
 * and leaves the same behind, a job for a user: only that its id is made up. Mail and link are the job's, so the
 * answer is the same and as fast for both, and nothing that was typed is kept.
 */
export async function requestPasswordReset(visit: Visit, email: string): Promise<void> {
  await inTransaction(visit.db, { installation: "on" }, async (tx) => {
    const nobody = newId();
    const [user] = await tx
      .select({ id: users.id })
      .from(users)
      .where(sql`lower(${users.email}) = lower(${email})`);
    await enqueue(tx, "reset-password", { id: newId(), userId: user?.id ?? nobody });
  });
}

/** Sends a user, if there is one, the link to a new password. It may run twice: the mail is one. */
export async function sendPasswordReset(visit: Visit, { id, userId }: Jobs["reset-password"]): Promise<void> {
  await inTransaction(visit.db, { installation: "on" }, async (tx) => {
    const [user] = await tx
      .select({ name: users.name, email: users.email })
      .from(users)
      .where(eq(users.id, userId));
    if (!user) return;
    const added = await tx
      .insert(passwordResets)
      .values({ id, userId, createdAt: visit.now, expiresAt: visit.now + passwordResetLifetimeMs })
      .onConflictDoNothing()
      .returning({ id: passwordResets.id });
    if (added.length === 0) return;
    await queueAccountMail(tx, visit.now, {
      kind: "password_reset",
      passwordResetId: id,
      recipientName: user.name,
      // As it was written when the account was made, and not as somebody has typed it now.
      recipientEmail: user.email,
    });
  });
}
