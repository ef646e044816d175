import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { attendees } from "@/db/tables";
import type { Context } from "@/lib/context";

/** Takes back what everybody answered: the meeting is at another time now, and they are asked again. */
export async function forgetResponses(tx: Transaction, ctx: Context, bookingId: string): Promise<void> {
  await tx
    .update(attendees)
    .set({ response: "needs_action", respondedAt: null })
    .where(and(eq(attendees.organizationId, ctx.organizationId), eq(attendees.bookingId, bookingId)));
}
