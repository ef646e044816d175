import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { signUps, users } from "@/db/tables";
import { ask, inTransaction } from "@/db/tenant";
import { config } from "@/lib/config";
import type { Visit } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { Language } from "@/lib/i18n/locale";
import { say } from "@/lib/i18n/say";
import { newId } from "@/lib/ids";
import { queueAccountMail } from "@/lib/notifications/outbox";
import { hashPassword, isPassword } from "@/lib/security/passwords";
import { packIds, readToken, signToken, unpackIds } from "@/lib/security/tokens";
import { createOwner } from "./create-owner";
import { signUpLifetimeMs } from "./rules";
import type { SignUp } from "./schema";

/**
 * Takes a sign-up and sends a mail to its address: a link that finishes it, or, when
 * there is an account already, word of that. The same work and the same answer both
 * ways, so that nobody learns here who has an account. `language` is the mail's, and the new owner's.
 */
export async function requestSignUp(visit: Visit, input: SignUp, language: Language = "en"): Promise<void> {
  if (config().registration !== "open") throw new AppError("not_found", say("account.byInvitation"));
  const { password, ...person } = input;
  const passwordHash = await hashPassword(password);
  await inTransaction(visit.db, { installation: "on" }, async (tx) => {
    const isKnown = await hasAccount(tx, person.email);
    const id = newId();
    await tx.insert(signUps).values({
      id,
      ...person,
      passwordHash,
      language,
      createdAt: visit.now,
      expiresAt: visit.now + signUpLifetimeMs,
    });
    await queueAccountMail(tx, visit.now, {
      kind: isKnown ? "sign_up_known" : "sign_up",
      signUpId: id,
      recipientName: person.name,
      recipientEmail: person.email,
    });
  });
}

/** The address in the mail that finishes a sign-up. */
export const signUpAddress = (signUpId: string): string =>
  `${config().baseUrl}/verify-email/${signToken("sign-up", packIds(signUpId))}`;

/** Whom a sign-up that waits for its confirmation is for; undefined when it is unknown, used or too old. */
export async function findSignUp(db: Database, now: number, token: string) {
  const [id] = unpackIds(readToken("sign-up", token) ?? Buffer.alloc(0));
  if (!id) return undefined;
  const [found] = await ask(
    db.select({ id: signUps.id, email: signUps.email }).from(signUps).where(isOpen(id, now)),
  );
  return found;
}

/**
 * Finishes a sign-up: from here on there is a user, with an organization, a schedule
 * and a verified address. Works once. The password is asked for again, or whoever
 * signed up with another person's address could wait for them to open the mail.
 * Fails with `invalid` for a wrong password, with `link_expired` when the sign-up is
 * used, too old, or the address got an account meanwhile.
 */
export async function confirmSignUp(
  visit: Visit,
  token: string,
  password: string,
): Promise<{ email: string }> {
  const [id] = unpackIds(readToken("sign-up", token) ?? Buffer.alloc(0));
  if (!id) throw expired();
  const organizationId = newId();
  return inTransaction(visit.db, { organizationId }, async (tx) => {
    const [signUp] = await tx
      .update(signUps)
      .set({ usedAt: visit.now })
      .where(isOpen(id, visit.now))
      .returning();
    if (!signUp || (await hasAccount(tx, signUp.email))) throw expired();
    const { name, email, passwordHash, timeZone, language } = signUp;
    if (!(await isPassword(password, passwordHash))) throw wrongPassword();
    const person = { name, email, passwordHash, timeZone, language };
    const verified = { emailVerifiedAt: visit.now, isOperator: false };
    await createOwner(tx, visit, organizationId, { ...person, ...verified });
    return { email };
  });
}

const isOpen = (id: string, now: number) =>
  and(eq(signUps.id, id), isNull(signUps.usedAt), gt(signUps.expiresAt, now));

async function hasAccount(tx: Transaction, email: string): Promise<boolean> {
  const found = await tx
    .select({ id: users.id })
    .from(users)
    .where(sql`lower(${users.email}) = lower(${email})`);
  return found.length > 0;
}

const wrongPassword = () =>
  new AppError("invalid", say("account.wrongPassword"), [
    { pointer: "/password", detail: say("account.wrongPassword") },
  ]);

const expired = () => new AppError("link_expired", say("account.signUpExpired"));
