import { and, eq } from "drizzle-orm";
import { links } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { lockForChange } from "./lock-for-change";
import type { Link } from "./queries";

/** Switches an evergreen link on or off; switched off, it takes no bookings, and keeps those it has. */
export const setLinkActive = (ctx: Context, linkId: string, isActive: boolean): Promise<void> =>
  setState(ctx, linkId, isActive ? "link.enabled" : "link.disabled", { isActive });

/** Puts an evergreen link away: it is no longer listed and takes no bookings; those it has stay. */
export const archiveLink = (ctx: Context, linkId: string): Promise<void> =>
  setState(ctx, linkId, "link.archived", { archivedAt: ctx.now });

/** Brings an archived link back, on or off as it was. */
export const restoreLink = (ctx: Context, linkId: string): Promise<void> =>
  setState(ctx, linkId, "link.restored", { archivedAt: null });

/** Says the state, whatever it was: twice is the same as once, and is on record once. */
async function setState(
  ctx: Context,
  linkId: string,
  action: string,
  state: Partial<Pick<Link, "isActive" | "archivedAt">>,
): Promise<void> {
  requirePermission(ctx, "links:write");
  await inTransaction(ctx.db, ctx, async (tx) => {
    const { isActive, archivedAt, kind } = await lockForChange(tx, ctx, linkId);
    if (kind !== "evergreen") throw new AppError("conflict", say("links.onlyEvergreen"));
    const isSo =
      (state.isActive === undefined || state.isActive === isActive) &&
      (state.archivedAt === undefined || (state.archivedAt === null) === (archivedAt === null));
    if (isSo) return;
    await tx
      .update(links)
      .set(state)
      .where(and(eq(links.organizationId, ctx.organizationId), eq(links.id, linkId)));
    await recordAudit(tx, ctx, { action, subjectId: linkId, before: { isActive, archivedAt }, after: state });
  });
}
