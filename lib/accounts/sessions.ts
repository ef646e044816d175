import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { memberships, sessions, users } from "@/db/tables";
import { ask, inTransaction } from "@/db/tenant";
import type { Role, Visit } from "@/lib/context";
import { newId } from "@/lib/ids";
import { isPassword } from "@/lib/security/passwords";
import { sessionLifetimeMs } from "./rules";
import type { SignIn } from "./schema";

/** The user with this address and password, or undefined; takes as long either way. */
export async function findUserByPassword(
  db: Database,
  input: SignIn,
): Promise<{ userId: string } | undefined> {
  const [user] = await ask(
    db
      .select({ userId: users.id, passwordHash: users.passwordHash })
      .from(users)
      .where(sql`lower(${users.email}) = lower(${input.email})`),
  );
  return (await isPassword(input.password, user?.passwordHash)) && user ? { userId: user.userId } : undefined;
}

/** Signs a browser in; its cookie will carry the session's id. */
export async function startSession(visit: Visit, userId: string): Promise<{ sessionId: string }> {
  const sessionId = newId();
  await ask(
    visit.db
      .insert(sessions)
      .values({ id: sessionId, userId, createdAt: visit.now, expiresAt: visit.now + sessionLifetimeMs }),
  );
  return { sessionId };
}

/** Whether a session still counts: known, not revoked, not too old. Read at every request. */
export async function isSessionLive(db: Database, sessionId: string, now: number): Promise<boolean> {
  const found = await ask(
    db
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now))),
  );
  return found.length > 0;
}

/** Ends a session; its browser is signed out from its next request on. */
export async function revokeSession(visit: Visit, sessionId: string): Promise<void> {
  await ask(
    visit.db
      .update(sessions)
      .set({ revokedAt: visit.now })
      .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt))),
  );
}

/** The organization a user acts for, and as what; undefined for somebody who is in none. */
export async function findMembership(
  db: Database,
  userId: string,
): Promise<{ organizationId: string; role: Role } | undefined> {
  return inTransaction(db, { userId }, async (tx) => {
    const [first] = await tx
      .select({ organizationId: memberships.organizationId, role: memberships.role })
      .from(memberships)
      .where(eq(memberships.userId, userId))
      .orderBy(memberships.createdAt)
      .limit(1);
    return first;
  });
}

/** A user's own name, address, zone, and whether they run this installation. */
export async function getUser(db: Database, userId: string) {
  const [user] = await ask(
    db
      .select({
        id: users.id,
        name: users.name,
        email: users.email,
        timeZone: users.timeZone,
        language: users.language,
        clock: users.clock,
        isOperator: users.isOperator,
      })
      .from(users)
      .where(eq(users.id, userId)),
  );
  return user ?? null;
}
