import { and, eq, lte } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { spentChallenges } from "@/db/tables";
import type { Context } from "@/lib/context";
import type { Proof } from "./challenge";

/**
 * Uses up a proof in the transaction that it was made for. Fails with `conflict` when it was used
 * before; those that would not be accepted any more anyway are forgotten.
 */
export async function spendProof(tx: Transaction, ctx: Context, proof: Proof): Promise<void> {
  const { organizationId } = ctx;
  await tx
    .delete(spentChallenges)
    .where(and(eq(spentChallenges.organizationId, organizationId), lte(spentChallenges.expiresAt, ctx.now)));
  await tx.insert(spentChallenges).values({ organizationId, ...proof });
}
