import { sql } from "drizzle-orm";
import type { Database, Transaction } from "./client";
import { isPassing, translateConstraint } from "./constraints";

/**
 * For whom a transaction runs; row-level security shows nothing else.
 *
 * Most run for an organization. The others come before it is known: the holder of a
 * link's token, a user who is signing in, and the installation itself (its account mails).
 * What belongs to both is written for both.
 */
export type Scope =
  | { readonly organizationId: string; readonly installation?: "on" }
  | { readonly linkToken: string }
  | { readonly userId: string }
  | { readonly installation: "on" };

const settings = {
  organizationId: "app.organization_id",
  linkToken: "app.link_token",
  userId: "app.user_id",
  installation: "app.installation",
} as const;

/**
 * Runs `work` in one transaction that sees only what `scope` may see.
 *
 * A broken constraint leaves as the error it stands for. A deadlock or a serialization
 * failure is PostgreSQL's request to try again, which happens once: `work` must not
 * reach outside the transaction.
 */
export async function inTransaction<T>(
  db: Database,
  scope: Scope,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const attempt = () =>
    db.transaction(async (tx) => {
      await tx.execute(chooseScope(scope));
      return await work(tx);
    });
  try {
    return await attempt().catch((error) => (isPassing(error) ? attempt() : Promise.reject(error)));
  } catch (error) {
    throw translateConstraint(error);
  }
}

/** Goes on in the same transaction for another scope: for what two of them write, or neither. */
export async function goOnFor(tx: Transaction, scope: Scope): Promise<void> {
  await tx.execute(chooseScope(scope));
}

/**
 * Waits for a query outside of any tenant (users, sessions). Its errors leave like those
 * of a transaction: without the values that were asked for.
 */
export async function ask<T>(query: PromiseLike<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    throw translateConstraint(error);
  }
}

function chooseScope(scope: Scope) {
  const chosen = Object.entries(scope).flatMap(([name, value]) =>
    isSetting(name) ? [sql`set_config(${settings[name]}, ${value}, true)`] : [],
  );
  return sql`select ${sql.join(chosen, sql`, `)}`;
}

const isSetting = (name: string): name is keyof typeof settings => Object.hasOwn(settings, name);
