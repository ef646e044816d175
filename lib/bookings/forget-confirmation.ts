import { and, eq, lte } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { emailConfirmations } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import type { Context, Visit } from "@/lib/context";
import { isId } from "@/lib/ids";
import type { Jobs } from "@/lib/jobs/enqueue";

/** Deletes a request with all that was typed, once its time is over. One that was made anew is kept until then, so it may run twice. */
export async function forgetConfirmation(
  visit: Visit,
  { id, organizationId }: Jobs["forget-confirmation"],
): Promise<void> {
  await inTransaction(visit.db, { organizationId }, (tx) =>
    tx
      .delete(emailConfirmations)
      .where(
        and(
          eq(emailConfirmations.organizationId, organizationId),
          eq(emailConfirmations.id, id),
          lte(emailConfirmations.expiresAt, visit.now),
        ),
      ),
  );
}

/** Deletes a request that becomes a booking, in the booking's transaction; other keys are no request's. */
export async function dropConfirmation(tx: Transaction, ctx: Context, idempotencyKey: string): Promise<void> {
  if (!isId(idempotencyKey)) return;
  await tx
    .delete(emailConfirmations)
    .where(
      and(
        eq(emailConfirmations.organizationId, ctx.organizationId),
        eq(emailConfirmations.id, idempotencyKey),
      ),
    );
}
