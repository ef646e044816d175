import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { links } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { readLink } from "@/lib/links/queries";
import { toIso } from "@/lib/time/format";
import {
  type Bucket,
  type BucketUnit,
  boundariesOf,
  bucketsOf,
  type Counts,
  leadTimeDays,
  leadTimeGroups,
  type Range,
  unitOf,
} from "./rules";

export type ReferrerCounts = Counts & {
  /** Host name of the site; null for visitors who came from none. */
  readonly referrer: string | null;
};

export type LinkCounts = Counts & {
  readonly id: string;
  readonly title: string;
  readonly kind: "evergreen" | "one_time";
  readonly isArchived: boolean;
};

/** What was counted in a range, of one link or of all. */
export type Report = {
  readonly totals: Counts;
  /** Of the bookings made in the range, those that were cancelled since. */
  readonly cancelled: number;
  readonly unit: BucketUnit;
  /** All parts of the range in order, also those where nothing happened. */
  readonly buckets: readonly (Bucket & Counts)[];
  /** Most bookings first, then most views. */
  readonly referrers: readonly ReferrerCounts[];
  readonly links: readonly LinkCounts[];
  /** Bookings made in the range, in the order of `leadTimeGroups`. */
  readonly leadTimes: readonly number[];
};

/** What is asked: days on a clock, and one link or, without, all of the organization, archived ones too. */
export type ReportInput = { readonly range: Range; readonly linkId?: string | undefined };

/** Counts what happened in a range. Fails with `not_found` for a link that is not the organization's. */
export async function getReport(ctx: Context, { range, linkId }: ReportInput): Promise<Report> {
  requirePermission(ctx, "analytics:read");
  const unit = unitOf(range);
  const buckets = bucketsOf(range, unit);
  const boundaries = boundariesOf(buckets, range.timeZone);
  return inTransaction(ctx.db, ctx, async (tx) => {
    if (linkId !== undefined) await readLink(tx, ctx, linkId);
    const counted = await countEvents(tx, ctx, boundaries, linkId);
    const { cancelled, leadTimes } = await countBookings(tx, ctx, boundaries, linkId);
    const inBucket = new Map(counted.flatMap((row) => (row.bucket === null ? [] : [[row.bucket, row]])));
    const counts = buckets.map((bucket, i) => ({ ...bucket, ...countsOf(inBucket.get(i + 1)) }));
    const byReferrer = counted.filter((row) => row.level === level.referrer);
    return {
      totals: sum(counts),
      cancelled,
      unit,
      buckets: counts,
      referrers: byReferrer.map((row) => ({ referrer: row.referrer, ...countsOf(row) })),
      links: await withTitles(
        tx,
        ctx,
        counted.filter((row) => row.level === level.link),
      ),
      leadTimes,
    };
  });
}

type CountRow = Counts & {
  readonly level: number;
  readonly bucket: number | null;
  readonly referrer: string | null;
  readonly linkId: string | null;
};

/** What PostgreSQL's grouping(bucket, referrer, link_id) says of a row: a bit for each that it is not grouped by. */
const level = { referrer: 0b101, link: 0b110 } as const;

/** Views and bookings by part of the range, by referrer and by link, the most first, in one pass over the events. */
async function countEvents(
  tx: Transaction,
  ctx: Context,
  boundaries: readonly number[],
  linkId: string | undefined,
): Promise<CountRow[]> {
  const rows = await tx.execute<CountRow>(sql`
    select bucket, referrer, link_id as "linkId", grouping(bucket, referrer, link_id) as level, ${viewsAndBookings}
    from ${eventsInParts(ctx, boundaries, linkId)} as event
    group by grouping sets ((bucket), (referrer), (link_id))
    order by bookings desc, views desc, referrer nulls first, link_id`);
  return [...rows];
}

/** Made for the columns of `eventsInParts`. */
export const viewsAndBookings = sql`
  (count(*) filter (where kind = 'view'))::int as views, (count(*) filter (where kind = 'booking'))::int as bookings`;

/**
 * The events of a range, each with the number of the part it fell into, from 1. The parts' borders
 * are instants that were found here: PostgreSQL knows no wall clock.
 */
export function eventsInParts(
  { organizationId }: Context,
  boundaries: readonly number[],
  linkId: string | undefined,
): SQL {
  const [from, until, parts] = bordersOf(boundaries);
  return sql`(
    select kind, referrer, link_id, width_bucket(at, ${parts}) as bucket
    from analytics_events
    where organization_id = ${organizationId} and link_id = ${anyOf(organizationId, linkId)}
      and at >= ${from} and at < ${until})`;
}

const bordersOf = (boundaries: readonly number[]) => {
  const instants = boundaries.map(toIso);
  // As a query of its own the text is read once, and not again for every event.
  const parts = sql`(select ${`{${instants.slice(0, -1).join(",")}}`}::text::timestamptz[])`;
  return [sql`${instants[0]}::timestamptz`, sql`${instants.at(-1)}::timestamptz`, parts] as const;
};

/** The link, or all of them by their ids, so that an index leads to each link's stretch of time. */
const anyOf = (organizationId: string, linkId: string | undefined): SQL =>
  linkId === undefined
    ? sql`any(array(select id from links where organization_id = ${organizationId}))`
    : sql`${linkId}`;

/** How long before the meeting bookings of a range were made, in groups, and how many were cancelled. */
async function countBookings(
  tx: Transaction,
  { organizationId }: Context,
  boundaries: readonly number[],
  linkId: string | undefined,
) {
  const [from, until] = bordersOf(boundaries);
  const seconds = leadTimeDays.map((days) => days * 86_400);
  const rows = await tx.execute<{ group: number; bookings: number; cancelled: number }>(sql`
    select greatest(1, width_bucket(
        extract(epoch from starts_at - created_at), (select ${`{${seconds.join(",")}}`}::text::numeric[]))) as "group",
      count(*)::int as bookings, (count(*) filter (where status = 'cancelled'))::int as cancelled
    from bookings
    where organization_id = ${organizationId} and link_id = ${anyOf(organizationId, linkId)}
      and created_at >= ${from} and created_at < ${until}
    group by 1`);
  return {
    cancelled: rows.reduce((total, row) => total + row.cancelled, 0),
    leadTimes: leadTimeGroups.map((_, i) => rows.find((row) => row.group === i + 1)?.bookings ?? 0),
  };
}

async function withTitles(tx: Transaction, ctx: Context, rows: readonly CountRow[]): Promise<LinkCounts[]> {
  const ids = rows.flatMap(({ linkId }) => linkId ?? []);
  const found = await tx
    .select({ id: links.id, title: links.title, kind: links.kind, archivedAt: links.archivedAt })
    .from(links)
    .where(and(eq(links.organizationId, ctx.organizationId), inArray(links.id, ids)));
  const byId = new Map(found.map((link) => [link.id, link]));
  return rows.flatMap((row) => {
    const link = byId.get(row.linkId ?? "");
    if (!link) return [];
    const { archivedAt, ...named } = link;
    return [{ ...named, isArchived: archivedAt !== null, ...countsOf(row) }];
  });
}

const countsOf = (row: Counts | undefined): Counts => ({
  views: row?.views ?? 0,
  bookings: row?.bookings ?? 0,
});

/** All counts together. */
export const sum = (all: readonly Counts[]): Counts =>
  all.reduce(
    (total, { views, bookings }) => ({ views: total.views + views, bookings: total.bookings + bookings }),
    {
      views: 0,
      bookings: 0,
    },
  );
