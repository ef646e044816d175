import { and, eq, lte } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { spentChallenges } from "@/db/tables";
import type { Context, Visit } from "@/lib/context";
import { forEachOrganization } from "@/lib/organizations/for-each";
import type { Proof } from "./challenge";

/** Uses up a proof in the transaction that it was made for. Fails with `conflict` when it was used before. */
export async function spendProof(tx: Transaction, ctx: Context, proof: Proof): Promise<void> {
  await tx.insert(spentChallenges).values({ organizationId: ctx.organizationId, ...proof });
}

/** Deletes the proofs that would not be accepted any more anyway. For every night; twice does no harm. */
export async function forgetSpentProofs(visit: Visit): Promise<void> {
  await forEachOrganization(visit, (tx, organizationId) =>
    tx
      .delete(spentChallenges)
      .where(
        and(eq(spentChallenges.organizationId, organizationId), lte(spentChallenges.expiresAt, visit.now)),
      ),
  );
}
