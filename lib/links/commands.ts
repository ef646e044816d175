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
import { dropDraft } from "./drafts";
import { readLinkHost, readOwnHost, readZoneOfHours } from "./hosts";
import { lockForChange } from "./lock-for-change";
import { chosenSlug } from "./rules";
import type { LinkSettings } from "./schema";
import { checkTemplate, readSettings, replaceExclusions, settingsColumns } from "./settings";

/**
 * Makes an evergreen link to the member who makes it; `draft` is the unfinished link that
 * it ends: fails with `conflict` when that was saved and is gone, for then it has ended already. Fails with `invalid` at /slug when the word is taken, and at /scheduleId and
 * /templateId for what the organization does not have.
 */
export async function createLink(
  ctx: Context,
  settings: LinkSettings,
  { draft }: { readonly draft?: { readonly id: string; readonly isSaved: boolean } } = {},
): Promise<{ id: string; token: string }> {
  requirePermission(ctx, "links:write");
  const link = { id: newId(), token: settings.slug ?? newToken() };
  const { organizationId } = ctx;
  await inTransaction(ctx.db, ctx, async (tx) => {
    const { userId, resourceId, ownScheduleId } = await readOwnHost(tx, ctx);
    const hoursZone = await readZoneOfHours(tx, ctx, settings.scheduleId ?? ownScheduleId);
    await checkTemplate(tx, ctx, settings.templateId);
    await tx.insert(links).values({
      ...settingsColumns(settings, settings.timeZone ?? hoursZone),
      ...link,
      organizationId,
      kind: "evergreen",
      createdBy: userId,
      createdAt: ctx.now,
    });
    await tx.insert(linkGroups).values({ organizationId, linkId: link.id, position: 0 });
    await tx.insert(linkGroupMembers).values({
      organizationId,
      linkId: link.id,
      groupPosition: 0,
      resourceId,
      scheduleId: settings.scheduleId,
    });
    await replaceExclusions(tx, ctx, link.id, settings.exclusions);
    if (draft && !(await dropDraft(tx, ctx, draft.id)) && draft.isSaved)
      throw new AppError("conflict", say("links.draftMade"));
    await recordAudit(tx, ctx, { action: "link.created", subjectId: link.id, after: settings });
  });
  return link;
}

/**
 * Gives an evergreen link other settings; its groups and their members stay. `version` is the one that
 * the settings were made for: fails with `conflict` when the link has changed since. Another
 * slug is another address, and the old one leads nowhere from then on.
 */
export async function updateLink(
  ctx: Context,
  linkId: string,
  { version, ...settings }: LinkSettings & { readonly version: number },
): Promise<{ token: string; version: number }> {
  requirePermission(ctx, "links:write");
  return inTransaction(ctx.db, ctx, async (tx) => {
    const link = await lockForChange(tx, ctx, linkId);
    if (link.kind !== "evergreen") throw new AppError("conflict", say("links.onlyEvergreen"));
    if (link.version !== version) throw new AppError("conflict", say("links.changedMeanwhile"));
    const before = await readSettings(tx, ctx, link);
    await checkTemplate(tx, ctx, settings.templateId);
    const hoursZone = await chooseHours(tx, ctx, linkId, settings.scheduleId);
    const changed = { token: tokenAfter(link.token, settings.slug), version: version + 1 };
    const timeZone = settings.timeZone ?? hoursZone ?? link.timeZone;
    await tx
      .update(links)
      .set({ ...settingsColumns(settings, timeZone, before), ...changed })
      .where(and(eq(links.organizationId, ctx.organizationId), eq(links.id, linkId)));
    await replaceExclusions(tx, ctx, linkId, settings.exclusions);
    await recordAudit(tx, ctx, { action: "link.changed", subjectId: linkId, before, after: settings });
    return changed;
  });
}

/** A chosen word is the address; whoever gives theirs up gets one that nobody can guess. */
const tokenAfter = (token: string, slug: string | undefined): string =>
  slug ?? (chosenSlug(token) === undefined ? token : newToken());

/** Says which hours the link's host keeps for it, and returns their zone; undefined for a link with no host. */
async function chooseHours(
  tx: Transaction,
  ctx: Context,
  linkId: string,
  scheduleId: string | null,
): Promise<string | undefined> {
  const host = await readLinkHost(tx, ctx, linkId);
  if (!host) return undefined;
  const timeZone = await readZoneOfHours(tx, ctx, scheduleId ?? host.ownScheduleId);
  await tx
    .update(linkGroupMembers)
    .set({ scheduleId })
    .where(
      and(
        eq(linkGroupMembers.organizationId, ctx.organizationId),
        eq(linkGroupMembers.linkId, linkId),
        eq(linkGroupMembers.resourceId, host.resourceId),
      ),
    );
  return timeZone;
}
