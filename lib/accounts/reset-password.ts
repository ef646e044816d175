import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { passwordResets, sessions, users } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import type { Visit } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { hashPassword } from "@/lib/security/passwords";
import { toIso } from "@/lib/time/format";
import { findPasswordReset, isOpenReset } from "./password-resets";
import { findMembership } from "./sessions";

/**
 * Gives the account that a mail's link is about a new password. The link works once, all others of the account
 * are worthless from then on, and every browser is signed out. Whoever reads the mail has the address, so it is
 * verified, too. Fails with `link_expired` when the link is unknown, used or too old.
 */
export async function resetPassword(visit: Visit, token: string, password: string): Promise<void> {
  const { db, now } = visit;
  // Looked at before the password is hashed, which takes long: a dead link costs nothing.
  const reset = await findPasswordReset(visit, token);
  if (!reset) throw expired();
  const { id, userId } = reset;
  const passwordHash = await hashPassword(password);
  const membership = await findMembership(db, userId);
  const scope = {
    installation: "on",
    ...(membership && { organizationId: membership.organizationId }),
  } as const;
  await inTransaction(db, scope, async (tx) => {
    await useUp(tx, { id, userId }, now);
    await tx
      .update(users)
      .set({ passwordHash, emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, ${toIso(now)})` })
      .where(eq(users.id, userId));
    await tx
      .update(sessions)
      .set({ revokedAt: now })
      .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)));
    if (!membership) return;
    const { organizationId, role } = membership;
    const ctx = { ...visit, organizationId, actor: { kind: "member", userId, role } } as const;
    await recordAudit(tx, ctx, { action: "password.reset", subjectId: userId });
  });
}

/** Of two at once the second waits for the first here, and then finds nothing. */
async function useUp(
  tx: Transaction,
  { id, userId }: { readonly id: string; readonly userId: string },
  now: number,
): Promise<void> {
  const used = await tx
    .update(passwordResets)
    .set({ usedAt: now })
    .where(isOpenReset(id, now))
    .returning({ id: passwordResets.id });
  if (used.length === 0) throw expired();
  await tx
    .update(passwordResets)
    .set({ usedAt: now })
    .where(and(eq(passwordResets.userId, userId), isNull(passwordResets.usedAt)));
}

const expired = () => new AppError("link_expired", say("account.resetExpired"));
