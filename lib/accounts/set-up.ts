import { eq, sql } from "drizzle-orm";
import { type Database, database, type Transaction } from "@/db/client";
import { users } from "@/db/tables";
import { ask, inTransaction } from "@/db/tenant";
import { config } from "@/lib/config";
import type { Visit } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { Language } from "@/lib/i18n/locale";
import { say } from "@/lib/i18n/say";
import { newId } from "@/lib/ids";
import { hashPassword } from "@/lib/security/passwords";
import { readToken, signToken } from "@/lib/security/tokens";
import { createOwner } from "./create-owner";
import type { SignUp } from "./schema";

const payload = Buffer.from("first owner");

/**
 * The address that makes the first owner, for whoever can read the server's terminal;
 * undefined once there is one. It works once.
 */
export async function setUpAddress(): Promise<string | undefined> {
  if (await hasOperator(database())) return undefined;
  return `${config().baseUrl}/setup/${setUpToken()}`;
}

/** The word in the set-up address. */
export const setUpToken = (): string => signToken("set-up", payload);

/** Whether this set-up address still makes the first owner. */
export async function isSetUpOpen(db: Database, token: string): Promise<boolean> {
  return readToken("set-up", token) !== undefined && !(await hasOperator(db));
}

/**
 * Makes the first owner, who also runs this installation; `language` is that of the page they
 * did it on. Fails with `not_found` when the token is wrong or somebody was first.
 */
export async function createFirstOwner(
  visit: Visit,
  token: string,
  input: SignUp,
  language: Language = "en",
): Promise<{ userId: string }> {
  if (!readToken("set-up", token)) throw closed();
  const { password, ...person } = input;
  const passwordHash = await hashPassword(password);
  const organizationId = newId();
  return inTransaction(visit.db, { organizationId }, async (tx) => {
    // Two people with the address at once: the second waits here and then finds the first.
    await tx.execute(sql`lock table ${users} in share row exclusive mode`);
    if (await hasOperator(tx)) throw closed();
    return createOwner(tx, visit, organizationId, {
      ...person,
      passwordHash,
      language,
      emailVerifiedAt: null,
      isOperator: true,
    });
  });
}

/** Other users do not count: with open registration a stranger could be first and lock the operator out. */
async function hasOperator(db: Database | Transaction): Promise<boolean> {
  const found = await ask(db.select({ id: users.id }).from(users).where(eq(users.isOperator, true)).limit(1));
  return found.length > 0;
}

const closed = () => new AppError("not_found", say("account.setUpClosed"));
