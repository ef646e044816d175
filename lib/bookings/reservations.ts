import { and, eq, gt, inArray, isNull, lt, lte, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { linkGroupMembers, links, reservations, resources } from "@/db/tables";
import type { Check } from "@/lib/availability/offer";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { newId } from "@/lib/ids";
import type { Link } from "@/lib/links/queries";
import { durationMaxMinutes } from "@/lib/links/rules";
import { minuteMs } from "@/lib/time/zone";
import { readBooking } from "./queries";

/*
 * Who changes reservations locks first the link, then every resource concerned in id order:
 * two commands over the same resources wait for each other, and never in a circle. What was
 * checked under these locks stays true until the transaction ends.
 */

/** A link as it is under its lock, and the resources that are locked with it. */
export type Locked = { readonly link: Link; readonly resourceIds: ReadonlySet<string> };

/**
 * Locks a link and all the resources it can take, and those that a booking has now. Whoever
 * `spends` a one-time link has it alone. Returns the link as it is at this moment: what the
 * page read may be out of date.
 */
export async function lockLink(
  tx: Transaction,
  ctx: Context,
  linkId: string,
  { spends = false, bookingId }: { spends?: boolean; bookingId?: string } = {},
): Promise<Locked> {
  const [link] = await tx
    .select()
    .from(links)
    .where(and(eq(links.organizationId, ctx.organizationId), eq(links.id, linkId)))
    // Many may book through a link at once; it only must not change meanwhile.
    .for(spends ? "no key update" : "share");
  if (!link) throw new AppError("not_found", say("links.noSuchAddress"));
  return { link, resourceIds: await lockResources(tx, ctx, linkId, bookingId) };
}

/** The same for the link of a booking, and the booking as it is under these locks. Fails with `not_found`. */
export async function lockBooking(tx: Transaction, ctx: Context, bookingId: string) {
  const { linkId } = await readBooking(tx, ctx, bookingId);
  const locked = await lockLink(tx, ctx, linkId, { bookingId });
  return { locked, booking: await readBooking(tx, ctx, bookingId) };
}

async function lockResources(
  tx: Transaction,
  ctx: Context,
  linkId: string,
  bookingId: string | undefined,
): Promise<ReadonlySet<string>> {
  const members = tx
    .select({ id: linkGroupMembers.resourceId })
    .from(linkGroupMembers)
    .where(and(eq(linkGroupMembers.organizationId, ctx.organizationId), eq(linkGroupMembers.linkId, linkId)));
  const heldBy = (booking: string) =>
    tx.select({ id: reservations.resourceId }).from(reservations).where(ofBooking(ctx, booking));
  const locked = await tx
    .select({ id: resources.id })
    .from(resources)
    .where(
      and(
        eq(resources.organizationId, ctx.organizationId),
        or(inArray(resources.id, members), bookingId ? inArray(resources.id, heldBy(bookingId)) : undefined),
      ),
    )
    .orderBy(resources.id)
    .for("no key update");
  return new Set(locked.map(({ id }) => id));
}

/** What a reservation is for. A hold's has an end, epoch ms. */
export type Purpose =
  | { readonly bookingId: string }
  | { readonly holdId: string; readonly expiresAt: number };

export type Offered = Extract<Check, { isOffered: true }>;

/** Takes the time (epoch ms) on every resource that was picked, under the locks of `lockLink`. */
export async function reserve(
  tx: Transaction,
  ctx: Context,
  link: Link,
  during: { readonly start: number; readonly end: number },
  { picks, sessionId }: Offered,
  purpose: Purpose,
): Promise<void> {
  const picked = picks.map((pick) => ({ resourceId: pick.memberId, seat: pick.place }));
  await releaseLapsed(
    tx,
    ctx,
    picked.map(({ resourceId }) => resourceId),
    during,
  );
  // The first guest of a group session opens it.
  const opened = { sessionId: link.seats === null ? null : newId() };
  const places = sessionId
    ? await placesInSession(tx, ctx, link, sessionId)
    : picked.map((place) => ({ ...place, ...opened }));
  const taken = await tx
    .insert(reservations)
    .values(
      places.map((place) => ({
        id: newId(),
        organizationId: ctx.organizationId,
        linkId: link.id,
        during,
        bufferBeforeMinutes: link.bufferBeforeMinutes,
        bufferAfterMinutes: link.bufferAfterMinutes,
        ...place,
        ...purpose,
      })),
    )
    // A plain insert would wait in a circle under contention; this one gives one winner.
    .onConflictDoNothing()
    .returning({ id: reservations.id });
  if (taken.length < places.length) throw slotTaken();
}

/** Lets go of holds that have lapsed where a time is needed now. */
async function releaseLapsed(
  tx: Transaction,
  ctx: Context,
  resourceIds: readonly string[],
  during: { readonly start: number; readonly end: number },
): Promise<void> {
  await tx
    .update(reservations)
    .set({ releasedAt: ctx.now })
    .where(and(meeting(ctx, resourceIds, during), lte(reservations.expiresAt, ctx.now)));
}

/** The live reservations on these resources that meet a time (epoch ms). */
export const meeting = (
  ctx: Context,
  resourceIds: readonly string[],
  during: { readonly start: number; readonly end: number },
) =>
  and(
    eq(reservations.organizationId, ctx.organizationId),
    inArray(reservations.resourceId, [...resourceIds]),
    isNull(reservations.releasedAt),
    gt(reservations.startsAt, during.start - durationMaxMinutes * minuteMs),
    lt(reservations.startsAt, during.end),
    gt(reservations.endsAt, during.start),
  );

/** The lowest seat that is free in a group session, on the places that the session has already. */
async function placesInSession(tx: Transaction, ctx: Context, link: Link, sessionId: string) {
  const rows = await tx
    .select({
      resourceId: reservations.resourceId,
      seat: reservations.seat,
      sessionSeat: reservations.sessionSeat,
    })
    .from(reservations)
    .where(
      and(
        eq(reservations.organizationId, ctx.organizationId),
        eq(reservations.sessionId, sessionId),
        isNull(reservations.releasedAt),
      ),
    );
  const used = new Set(rows.map((row) => row.sessionSeat));
  const sessionSeat = Array.from({ length: link.seats ?? 0 }, (_, seat) => seat).find(
    (seat) => !used.has(seat),
  );
  if (sessionSeat === undefined) throw slotTaken();
  const places = new Map(rows.map(({ resourceId, seat }) => [resourceId, seat]));
  return [...places].map(([resourceId, seat]) => ({ resourceId, seat, sessionId, sessionSeat }));
}

/** Gives back all time that a booking has; what it had stays on record. */
export async function releaseBooking(tx: Transaction, ctx: Context, bookingId: string): Promise<void> {
  await tx.update(reservations).set({ releasedAt: ctx.now }).where(ofBooking(ctx, bookingId));
}

/** The live reservations of a booking. */
const ofBooking = (ctx: Context, bookingId: string) =>
  and(
    eq(reservations.organizationId, ctx.organizationId),
    eq(reservations.bookingId, bookingId),
    isNull(reservations.releasedAt),
  );

/** On which resources a booking has its time now. */
export async function reservedResourceIds(
  tx: Transaction,
  ctx: Context,
  bookingId: string,
): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: reservations.resourceId })
    .from(reservations)
    .where(ofBooking(ctx, bookingId));
  return rows.map(({ id }) => id);
}

const slotTaken = () => new AppError("slot_taken", say("slots.taken"));
