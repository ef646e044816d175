import type { Transaction } from "@/db/client";
import { organizations } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import type { Visit } from "@/lib/context";

/** Does work of the installation for one organization after the other, each in a transaction that sees it alone. */
export async function forEachOrganization(
  visit: Visit,
  work: (tx: Transaction, organizationId: string) => Promise<unknown>,
): Promise<void> {
  const all = await inTransaction(visit.db, { installation: "on" }, (tx) =>
    tx.select({ id: organizations.id }).from(organizations),
  );
  for (const { id: organizationId } of all)
    await inTransaction(visit.db, { organizationId }, (tx) => work(tx, organizationId));
}
