import { and, desc, eq, gt, ilike, isNotNull, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { containing } from "@/db/like";
import { bookings, links, linkTimes } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { readCursor, writeCursor } from "@/lib/cursor";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { readLink } from "@/lib/links/queries";
import { type OneTimeStatus, statusOf } from "./rules";

const linksPerPage = 25;

export type OneTimeFilter = {
  readonly status?: OneTimeStatus | undefined;
  /** A part of the recipient's name or address, or of the title. */
  readonly search?: string | undefined;
  /** Where the page before ended. */
  readonly cursor?: string | undefined;
};

/** A one-time link as the list shows it, and what it booked. */
export type OneTimeSummary = Awaited<ReturnType<typeof findOneTimeLinks>>["links"][number];

/** The organization's one-time links, newest first, a page of them; `next` is the cursor of the one after. */
export async function findOneTimeLinks(ctx: Context, { status, search = "", cursor }: OneTimeFilter = {}) {
  requirePermission(ctx, "links:read");
  const { id, token, title, recipientName, recipientEmail, expiresAt, usedAt, revokedAt, createdAt } = links;
  const rows = await inTransaction(ctx.db, ctx, (tx) =>
    tx
      .select({
        ...{ id, token, title, recipientName, recipientEmail, expiresAt, usedAt, revokedAt, createdAt },
        bookingId: bookings.id,
        bookingStart: bookings.startsAt,
        bookingStatus: bookings.status,
      })
      .from(links)
      .leftJoin(
        bookings,
        and(eq(bookings.organizationId, links.organizationId), eq(bookings.linkId, links.id)),
      )
      .where(
        and(
          eq(links.organizationId, ctx.organizationId),
          eq(links.kind, "one_time"),
          isNull(links.archivedAt),
          status && hasStatus(status, ctx.now),
          matches(search),
          after(cursor),
        ),
      )
      .orderBy(desc(links.createdAt), desc(links.id))
      .limit(linksPerPage + 1),
  );
  const page = rows.slice(0, linksPerPage);
  const last = page.at(-1);
  return {
    links: page.map(({ bookingId, bookingStart, bookingStatus, ...link }) => ({
      ...link,
      status: statusOf(link, ctx.now),
      booking:
        bookingId !== null && bookingStart !== null && bookingStatus !== null
          ? { id: bookingId, start: bookingStart, status: bookingStatus }
          : undefined,
    })),
    ...(rows.length > linksPerPage && last && { next: writeCursor({ at: last.createdAt, id: last.id }) }),
  };
}

/** What `statusOf` says, for the database. */
function hasStatus(status: OneTimeStatus, now: number): SQL | undefined {
  if (status === "booked") return isNotNull(links.usedAt);
  if (status === "revoked") return and(isNull(links.usedAt), isNotNull(links.revokedAt));
  const isOver = status === "expired" ? lte(links.expiresAt, now) : gt(links.expiresAt, now);
  return and(isNull(links.usedAt), isNull(links.revokedAt), isOver);
}

function matches(search: string): SQL | undefined {
  if (search.trim() === "") return undefined;
  const part = containing(search.trim());
  return or(ilike(links.recipientName, part), ilike(links.recipientEmail, part), ilike(links.title, part));
}

/** A cursor that makes no sense counts as none. */
function after(cursor = ""): SQL | undefined {
  const read = readCursor(cursor);
  if (!read) return undefined;
  const { at, id } = read;
  return or(lt(links.createdAt, at), and(eq(links.createdAt, at), lt(links.id, id)));
}

/** One link with its times, the link it was made from, and what it booked. Fails with `not_found`. */
export async function requireOneTimeLink(ctx: Context, linkId: string) {
  requirePermission(ctx, "links:read");
  return inTransaction(ctx.db, ctx, async (tx) => {
    const link = await readLink(tx, ctx, linkId);
    const { kind, expiresAt, recipientEmail, parentLinkId } = link;
    if (kind !== "one_time" || expiresAt === null || recipientEmail === null)
      throw new AppError("not_found", say("oneTime.onlyOneTime"));
    const times = await tx
      .select({ start: linkTimes.startsAt, isOutsideHours: linkTimes.isOutsideHours })
      .from(linkTimes)
      .where(and(eq(linkTimes.organizationId, ctx.organizationId), eq(linkTimes.linkId, link.id)))
      .orderBy(linkTimes.startsAt);
    const [booking] = await tx
      .select({ id: bookings.id, start: bookings.startsAt, end: bookings.endsAt, status: bookings.status })
      .from(bookings)
      .where(and(eq(bookings.organizationId, ctx.organizationId), eq(bookings.linkId, link.id)))
      .limit(1);
    const [parent] = parentLinkId
      ? await tx
          .select({ id: links.id, title: links.title })
          .from(links)
          .where(and(eq(links.organizationId, ctx.organizationId), eq(links.id, parentLinkId)))
      : [];
    const status = statusOf(link, ctx.now);
    return { ...link, expiresAt, recipientEmail, status, times, booking, parent };
  });
}
export type OneTimeDetails = Awaited<ReturnType<typeof requireOneTimeLink>>;

/** The evergreen links whose settings a new one can take, by title. */
export async function findSettingsSources(ctx: Context) {
  requirePermission(ctx, "links:read");
  const { id, title, durationsMinutes, incrementMinutes, location } = links;
  const { bufferBeforeMinutes, bufferAfterMinutes, noticeMinutes } = links;
  return inTransaction(ctx.db, ctx, (tx) =>
    tx
      .select({
        ...{ id, title, durationsMinutes, incrementMinutes, location },
        ...{ bufferBeforeMinutes, bufferAfterMinutes, noticeMinutes },
      })
      .from(links)
      .where(
        and(
          eq(links.organizationId, ctx.organizationId),
          eq(links.kind, "evergreen"),
          isNull(links.archivedAt),
        ),
      )
      .orderBy(sql`lower(${links.title})`, links.id),
  );
}
export type SettingsChoice = Awaited<ReturnType<typeof findSettingsSources>>[number];
