import { createHash } from "node:crypto";
import { and, asc, eq, gte, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import {
  attendees,
  bookings,
  feeds,
  links,
  memberships,
  organizations,
  reservations,
  resources,
} from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { stateAt } from "@/lib/bookings/rules";
import type { Visit } from "@/lib/context";
import { sender } from "@/lib/notifications/sender";
import { feedCalendar } from "./calendar";
import { feedWindow, mayHaveFeed, noteUseAfterMs } from "./rules";
import { readFeedFile } from "./token";

export type Feed = { readonly content: string /** Strong (RFC 9110, 8.8.3). */; readonly etag: string };

/**
 * What a file below /feeds holds: the bookings of a resource that stand or wait for an answer. Undefined for
 * an address that was never ours or has been revoked, and when its maker may not have it any more: who has
 * left, or has become a member again, takes no other people's bookings along.
 */
export async function readFeed(visit: Visit, file: string): Promise<Feed | undefined> {
  const asked = readFeedFile(file);
  if (!asked) return undefined;
  return inTransaction(visit.db, { organizationId: asked.organizationId }, async (tx) => {
    const feed = await openFeed(tx, asked);
    if (!feed || !mayHaveFeed({ userId: feed.createdBy, role: feed.role }, feed)) return undefined;
    await noteUse(tx, feed, visit.now);
    const content = feedCalendar(feed.name, await findFeedBookings(tx, feed, visit.now));
    return { content, etag: `"${createHash("sha256").update(content).digest("base64url")}"` };
  });
}

type OpenFeed = NonNullable<Awaited<ReturnType<typeof openFeed>>>;

async function openFeed(
  tx: Transaction,
  { organizationId, id }: NonNullable<ReturnType<typeof readFeedFile>>,
) {
  const [feed] = await tx
    .select({
      id: feeds.id,
      organizationId: feeds.organizationId,
      resourceId: feeds.resourceId,
      createdBy: feeds.createdBy,
      lastUsedAt: feeds.lastUsedAt,
      role: memberships.role,
      name: resources.name,
      userId: resources.userId,
      organizationName: organizations.name,
    })
    .from(feeds)
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, feeds.organizationId), eq(memberships.userId, feeds.createdBy)),
    )
    .innerJoin(
      resources,
      and(eq(resources.organizationId, feeds.organizationId), eq(resources.id, feeds.resourceId)),
    )
    .innerJoin(organizations, eq(organizations.id, feeds.organizationId))
    .where(and(eq(feeds.organizationId, organizationId), eq(feeds.id, id)));
  return feed;
}

async function noteUse(tx: Transaction, feed: OpenFeed, now: number): Promise<void> {
  if (feed.lastUsedAt !== null && feed.lastUsedAt > now - noteUseAfterMs) return;
  await tx
    .update(feeds)
    .set({ lastUsedAt: now })
    .where(and(eq(feeds.organizationId, feed.organizationId), eq(feeds.id, feed.id)));
}

export type FeedBooking = Awaited<ReturnType<typeof findFeedBookings>>[number];

/** Time that was let go is not read: what was called off is in no feed. */
async function findFeedBookings(tx: Transaction, feed: OpenFeed, now: number) {
  const { from, to } = feedWindow(now);
  const guests = sql<{ name: string; email: string }[] | null>`(
    select json_agg(json_build_object('name', ${attendees.name}, 'email', ${attendees.email})
      order by ${attendees.role}, ${attendees.email})
    from ${attendees}
    where ${attendees.organizationId} = ${bookings.organizationId} and ${attendees.bookingId} = ${bookings.id}
  )`;
  const rows = await tx
    .select({
      id: bookings.id,
      uid: bookings.uid,
      sequence: bookings.sequence,
      status: bookings.status,
      startsAt: bookings.startsAt,
      endsAt: bookings.endsAt,
      createdAt: bookings.createdAt,
      location: bookings.location,
      organizer: bookings.organizer,
      linkTitle: links.title,
      guests,
    })
    .from(reservations)
    .innerJoin(
      bookings,
      and(eq(bookings.organizationId, reservations.organizationId), eq(bookings.id, reservations.bookingId)),
    )
    .innerJoin(links, and(eq(links.organizationId, bookings.organizationId), eq(links.id, bookings.linkId)))
    .where(
      and(
        eq(reservations.organizationId, feed.organizationId),
        eq(reservations.resourceId, feed.resourceId),
        isNull(reservations.releasedAt),
        isNotNull(reservations.bookingId),
        gte(reservations.startsAt, from),
        lt(reservations.startsAt, to),
      ),
    )
    .orderBy(asc(reservations.startsAt), asc(bookings.id));
  const ours = { name: feed.organizationName, email: sender().address };
  return rows
    .filter((row) => stateAt(row, now) !== "expired")
    .map((row) => ({ ...row, organizer: row.organizer ?? ours, guests: row.guests ?? [] }));
}
