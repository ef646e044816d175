import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { linkGroupMembers, linkGroups, links } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { newId, newToken } from "@/lib/ids";
import { copyLinkMails } from "@/lib/link-mails/copy-mails";
import { lockForChange } from "./lock-for-change";
import { titleMaxLength } from "./rules";
import { readExclusions, replaceExclusions } from "./settings";

/**
 * Makes a second link like an evergreen one, with copies of its groups, its mails and the days on which
 * it takes no bookings, at an address of its own that nobody can guess. It takes bookings at once, whatever the state of
 * the first. Turns are counted anew. A title that is too long is cut.
 */
export async function duplicateLink(
  ctx: Context,
  linkId: string,
  title: string,
): Promise<{ id: string; token: string }> {
  requirePermission(ctx, "links:write");
  if (ctx.actor.kind !== "member") throw new AppError("not_found", say("links.membersOnly"));
  const { userId: createdBy } = ctx.actor;
  const copy = { id: newId(), token: newToken() };
  await inTransaction(ctx.db, ctx, async (tx) => {
    const link = await lockForChange(tx, ctx, linkId);
    if (link.kind !== "evergreen") throw new AppError("conflict", say("links.onlyEvergreen"));
    await tx.insert(links).values({
      ...link,
      ...copy,
      title: title.slice(0, titleMaxLength),
      isActive: true,
      archivedAt: null,
      version: 1,
      createdBy,
      createdAt: ctx.now,
    });
    await copyGroups(tx, ctx, linkId, copy.id);
    await copyLinkMails(tx, ctx, linkId, copy.id);
    await replaceExclusions(tx, ctx, copy.id, await readExclusions(tx, ctx, linkId));
    await recordAudit(tx, ctx, {
      action: "link.duplicated",
      subjectId: copy.id,
      after: { title, from: linkId },
    });
  });
  return copy;
}

/** Gives a link the groups of another one, whose turns are counted anew. */
export async function copyGroups(tx: Transaction, { organizationId }: Context, from: string, to: string) {
  const groups = await tx
    .select()
    .from(linkGroups)
    .where(and(eq(linkGroups.organizationId, organizationId), eq(linkGroups.linkId, from)));
  if (groups.length === 0) return;
  await tx.insert(linkGroups).values(groups.map((group) => ({ ...group, linkId: to })));
  const members = await tx
    .select()
    .from(linkGroupMembers)
    .where(and(eq(linkGroupMembers.organizationId, organizationId), eq(linkGroupMembers.linkId, from)));
  if (members.length === 0) return;
  await tx
    .insert(linkGroupMembers)
    .values(members.map((member) => ({ ...member, linkId: to, lastBookedAt: null })));
}
