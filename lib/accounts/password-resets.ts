import { and, eq, gt, isNull } from "drizzle-orm";
import { passwordResets, users } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { config } from "@/lib/config";
import type { Visit } from "@/lib/context";
import { packIds, readToken, signToken, unpackIds } from "@/lib/security/tokens";

/** Where a new password is set: only whoever reads the mail learns it. */
export const passwordResetUrl = (resetId: string): string =>
  `${config().baseUrl}/reset-password/${signToken("password-reset", packIds(resetId))}`;

/** Which reset an address is about; undefined when it is not one of ours. */
function readResetToken(token: string): string | undefined {
  const payload = readToken("password-reset", token);
  return payload?.length === 16 ? unpackIds(payload)[0] : undefined;
}

/** Not used and not too old. */
export const isOpenReset = (id: string, now: number) =>
  and(eq(passwordResets.id, id), isNull(passwordResets.usedAt), gt(passwordResets.expiresAt, now));

/** Whose password the holder of a mail's link may set; undefined when the link is unknown, used or too old. */
export async function findPasswordReset(visit: Visit, token: string) {
  const id = readResetToken(token);
  return id === undefined ? undefined : findResetOfMail(visit, id);
}

/** The same for a mail that is on its way, with the language of its reader. */
export async function findResetOfMail({ db, now }: Visit, id: string) {
  return inTransaction(db, { installation: "on" }, async (tx) => {
    const [found] = await tx
      .select({
        id: passwordResets.id,
        userId: passwordResets.userId,
        email: users.email,
        language: users.language,
      })
      .from(passwordResets)
      .innerJoin(users, eq(users.id, passwordResets.userId))
      .where(isOpenReset(id, now));
    return found;
  });
}
