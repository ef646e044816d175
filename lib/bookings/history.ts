import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { auditEntries, users } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { Instant } from "./schema";

/** What happened to a booking, as the audit log names it. */
const actions = [
  "booking.created",
  "booking.moved",
  "booking.approved",
  "booking.rejected",
  "booking.expired",
  "booking.cancelled",
  "booking.no_show",
  "booking.no_show_undone",
  "booking.note_changed",
] as const;

const Happened = z.object({ action: z.enum(actions).transform(withoutSubject), at: z.number() });
const Start = z.object({ start: Instant });

function withoutSubject<Name extends string>(action: `booking.${Name}`): Name {
  return action.slice("booking.".length) as Name;
}

export type HistoryEntry = {
  readonly id: string;
  readonly action: z.output<typeof Happened>["action"];
  /** Epoch ms. */
  readonly at: number;
  readonly actorKind: "guest" | "member" | "apiKey" | "system";
  /** A member's name, when the member is still known. */
  readonly actorName: string | null;
  /** For a move: the starts before and after it, epoch ms. */
  readonly from?: number;
  readonly to?: number;
};

/** What happened to a booking, oldest first, with who did it. */
export async function findBookingHistory(ctx: Context, bookingId: string): Promise<HistoryEntry[]> {
  requirePermission(ctx, "bookings:read");
  const rows = await inTransaction(ctx.db, ctx, (tx) =>
    tx
      .select({
        id: auditEntries.id,
        action: auditEntries.action,
        at: auditEntries.at,
        actorKind: auditEntries.actorKind,
        actorName: users.name,
        before: auditEntries.before,
        after: auditEntries.after,
      })
      .from(auditEntries)
      .leftJoin(users, eq(users.id, auditEntries.actorId))
      .where(and(eq(auditEntries.organizationId, ctx.organizationId), eq(auditEntries.subjectId, bookingId)))
      .orderBy(auditEntries.at),
  );
  return rows.flatMap(({ id, actorKind, actorName, before, after, ...row }) => {
    const happened = Happened.safeParse(row);
    if (!happened.success) return [];
    const [from, to] = [Start.safeParse(before).data?.start, Start.safeParse(after).data?.start];
    return [
      {
        id,
        actorKind,
        actorName,
        ...happened.data,
        ...(from !== undefined && to !== undefined && { from, to }),
      },
    ];
  });
}
