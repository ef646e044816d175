import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";

/** Every job by its name, with what it is told: ids only, for the handler reads again. */
export type Jobs = {
  /** Every night. */
  "clean-up-accounts": Record<string, unknown>;
  "send-mail": { readonly mailId: string; readonly organizationId: string | null };
};

/** Queues a job inside the transaction it follows from: it runs if that commits, and only then. */
export async function enqueue<Name extends keyof Jobs>(
  tx: Transaction,
  name: Name,
  payload: Jobs[Name],
): Promise<void> {
  await tx.execute(sql`select enqueue_job(${name}, ${JSON.stringify(payload)}::json, null, null)`);
}
