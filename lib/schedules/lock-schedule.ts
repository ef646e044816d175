import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { schedules } from "@/db/tables";
import type { Context } from "@/lib/context";
import { isId } from "@/lib/ids";
import { readSchedule, type ScheduleDetails } from "./queries";

/**
 * Reads a schedule that is about to change, and lets nobody else change it until the
 * transaction ends: two who replace its parts would leave some of each. Bookings read on.
 * Fails with `not_found`.
 */
export async function lockSchedule(
  tx: Transaction,
  ctx: Context,
  scheduleId: string,
): Promise<ScheduleDetails> {
  if (isId(scheduleId)) {
    await tx
      .select({ id: schedules.id })
      .from(schedules)
      .where(and(eq(schedules.organizationId, ctx.organizationId), eq(schedules.id, scheduleId)))
      .for("no key update");
  }
  return readSchedule(tx, ctx, scheduleId);
}
