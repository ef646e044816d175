import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { links } from "@/db/tables";
import type { Context } from "@/lib/context";
import { isId } from "@/lib/ids";
import { type Link, readLink } from "./queries";

/**
 * Reads a link that is about to change, and keeps it to this transaction. Bookings share the
 * link while they check its rules (lib/bookings/reservations.ts), so a change waits for those
 * that are going on, and later ones see it. Fails with `not_found`.
 */
export async function lockForChange(tx: Transaction, ctx: Context, linkId: string): Promise<Link> {
  if (isId(linkId)) {
    await tx
      .select({ id: links.id })
      .from(links)
      .where(and(eq(links.organizationId, ctx.organizationId), eq(links.id, linkId)))
      .for("no key update");
  }
  return readLink(tx, ctx, linkId);
}
