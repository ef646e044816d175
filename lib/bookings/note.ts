import { and, eq } from "drizzle-orm";
import { bookings } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { lockBookingRow } from "./queries";
import type { SaveNote } from "./schema";

/**
 * Keeps the owners' private words about a booking, which no guest sees. The audit log says that
 * they changed, never what they say.
 *
 * Fails with `not_found`, and with `conflict` when somebody changed them since they were loaded.
 */
export async function saveNote(ctx: Context, bookingId: string, { note, loaded }: SaveNote): Promise<void> {
  requirePermission(ctx, "bookings:write");
  await inTransaction(ctx.db, ctx, async (tx) => {
    const { privateNote } = await lockBookingRow(tx, ctx, bookingId);
    if (privateNote === note) return;
    if (privateNote !== loaded) throw new AppError("conflict", say("bookings.noteChanged"));
    await tx
      .update(bookings)
      .set({ privateNote: note })
      .where(and(eq(bookings.organizationId, ctx.organizationId), eq(bookings.id, bookingId)));
    await recordAudit(tx, ctx, { action: "booking.note_changed", subjectId: bookingId });
  });
}
