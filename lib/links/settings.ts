import { and, asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { linkExclusions, templates } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { readLinkHost, readZoneOfHours } from "./hosts";
import { withPlaceIds } from "./place-ids";
import { type Link, readLink } from "./queries";
import { chosenSlug } from "./rules";
import { type BookingWindow, type LinkSettings, Location } from "./schema";

/** The settings of a link as its forms show them, and the version they are of. Fails with `not_found`. */
export async function requireLinkSettings(
  ctx: Context,
  linkId: string,
): Promise<{ readonly link: Link; readonly version: number; readonly settings: LinkSettings }> {
  requirePermission(ctx, "links:read");
  return inTransaction(ctx.db, ctx, async (tx) => {
    const link = await readLink(tx, ctx, linkId);
    return { link, version: link.version, settings: await readSettings(tx, ctx, link) };
  });
}

/** The same inside a transaction of the organization, for whoever has checked the permission. */
export async function readSettings(tx: Transaction, ctx: Context, link: Link): Promise<LinkSettings> {
  const host = await readLinkHost(tx, ctx, link.id);
  const hoursZone = host && (await readZoneOfHours(tx, ctx, host.scheduleId ?? host.ownScheduleId));
  const { title, description, durationsMinutes, incrementMinutes, templateId, seats } = link;
  return {
    title,
    description,
    slug: chosenSlug(link.token),
    location: Location.nullable().parse(link.location),
    scheduleId: host?.scheduleId ?? null,
    timeZone: link.timeZone === hoursZone ? undefined : link.timeZone,
    window: windowOf(link),
    exclusions: await readExclusions(tx, ctx, link.id),
    durationsMinutes,
    incrementMinutes,
    bufferBeforeMinutes: link.bufferBeforeMinutes,
    bufferAfterMinutes: link.bufferAfterMinutes,
    noticeMinutes: link.noticeMinutes,
    limitPerDay: link.limitPerDay,
    limitPerWeek: link.limitPerWeek,
    limitPerMonth: link.limitPerMonth,
    requiresApproval: link.requiresApproval,
    seats,
    guestMayMove: link.guestMayMove,
    guestMayCancel: link.guestMayCancel,
    changeNoticeMinutes: link.changeNoticeMinutes,
    templateId,
    maxGuests: link.maxGuests,
    redirectUrl: link.redirectUrl,
  };
}

/**
 * The columns of a link that its settings fill; the address is not among them. `before` are those
 * that it had: its places keep their ids.
 */
export function settingsColumns(settings: LinkSettings, timeZone: string, before?: LinkSettings) {
  const { slug: _, scheduleId: _hours, exclusions: _dates, window, ...columns } = settings;
  const location = withPlaceIds(settings.location, before?.location);
  return { ...columns, location, timeZone, ...windowColumns(window) };
}

/** Fails with `invalid` at /templateId for a template that the organization does not have. */
export async function checkTemplate(tx: Transaction, ctx: Context, templateId: string | null): Promise<void> {
  if (templateId === null) return;
  const [found] = await tx
    .select({ id: templates.id })
    .from(templates)
    .where(and(eq(templates.organizationId, ctx.organizationId), eq(templates.id, templateId)));
  if (found) return;
  const detail = say("links.noTemplate");
  throw new AppError("invalid", detail, [{ pointer: "/templateId", detail }]);
}

/** Makes these the dates on which a link offers nothing. */
export async function replaceExclusions(
  tx: Transaction,
  { organizationId }: Context,
  linkId: string,
  dates: readonly string[],
): Promise<void> {
  await tx
    .delete(linkExclusions)
    .where(and(eq(linkExclusions.organizationId, organizationId), eq(linkExclusions.linkId, linkId)));
  const rows = [...new Set(dates)].map((onDate) => ({ organizationId, linkId, onDate }));
  if (rows.length > 0) await tx.insert(linkExclusions).values(rows);
}

/** The dates on which a link offers nothing, in order. */
export async function readExclusions(
  tx: Transaction,
  { organizationId }: Context,
  linkId: string,
): Promise<string[]> {
  const rows = await tx
    .select({ onDate: linkExclusions.onDate })
    .from(linkExclusions)
    .where(and(eq(linkExclusions.organizationId, organizationId), eq(linkExclusions.linkId, linkId)))
    .orderBy(asc(linkExclusions.onDate));
  return rows.map(({ onDate }) => onDate);
}

function windowOf({ windowDays: days, windowFirstDate, windowLastDate }: Link): BookingWindow {
  if (days !== null) return { kind: "rolling", days };
  if (windowFirstDate === null || windowLastDate === null) return { kind: "none" };
  return { kind: "fixed", firstDate: windowFirstDate, lastDate: windowLastDate };
}

const windowColumns = (window: BookingWindow) => ({
  windowDays: window.kind === "rolling" ? window.days : null,
  windowFirstDate: window.kind === "fixed" ? window.firstDate : null,
  windowLastDate: window.kind === "fixed" ? window.lastDate : null,
});
