import { createHash } from "node:crypto";
import { and, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import {
  analyticsEvents,
  attendees,
  bookings,
  linkGroupMembers,
  links,
  reservations,
  resources,
} from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { loadOffer } from "@/lib/availability/load-offer";
import { checkStart, type Pick } from "@/lib/availability/offer";
import type { ReasonKind } from "@/lib/availability/reasons";
import { config } from "@/lib/config";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { toPointer } from "@/lib/input";
import { type Link, requireOpen } from "@/lib/links/queries";
import { requireDuration } from "@/lib/links/rules";
import { minuteMs, wallClockText } from "@/lib/time/zone";
import { requireFreshTzdata, tzdataVersion } from "@/lib/tzdata";
import { queueConfirmations } from "./queue-confirmations";
import type { BookSlot } from "./schema";

export type Booking = typeof bookings.$inferSelect;

/**
 * Books one time on a link for a guest, all in one transaction: the booking, its time on
 * every resource, and the jobs for the mails.
 *
 * The same functions that offered the time check it again, under a lock on every resource
 * concerned, so that no buffer or limit is broken by a race; and whatever this code
 * believes, the exclusion constraint has the last word. An idempotency key that was seen
 * before answers with the booking it made.
 *
 * Fails with `link_used`, `link_expired` or `link_disabled` for a link that takes no bookings,
 * `slot_taken` when somebody else has the time, `slot_not_offered` when the
 * link never offers it, `invalid` for a length or an answer that the link does not have, and `idempotency_mismatch`.
 */
export async function bookSlot(
  ctx: Context,
  link: Link,
  input: BookSlot,
  idempotencyKey?: string,
): Promise<Booking> {
  requireFreshTzdata();
  const durationMinutes = requireDuration(link, input.duration);
  refuseUnknownAnswers(input);
  const request = idempotencyKey ? { idempotencyKey, requestHash: hashOf(input) } : undefined;
  return inTransaction(ctx.db, ctx, async (tx) => {
    await lockResources(tx, ctx, link);
    const earlier = request && (await findByKey(tx, ctx, link, request));
    if (earlier) return earlier;
    await requireStillOpen(tx, ctx, link);
    const picks = await requireOffered(tx, ctx, link, input.start, durationMinutes);
    if (link.kind === "one_time") await spend(tx, ctx, link);
    const booking = await insertBooking(tx, ctx, link, { ...input, ...request, durationMinutes, picks });
    await reserve(tx, ctx, link, booking, picks);
    await tx.insert(analyticsEvents).values({
      id: newId(),
      organizationId: ctx.organizationId,
      linkId: link.id,
      kind: "booking",
      at: ctx.now,
    });
    await recordAudit(tx, ctx, { action: "booking.created", subjectId: booking.id });
    await queueConfirmations(tx, ctx, booking);
    return booking;
  });
}

/** No link asks questions yet, so every answer is to a question it does not have. */
function refuseUnknownAnswers(input: BookSlot): void {
  const fields = Object.keys(input.answers).map((id) => ({
    pointer: toPointer(["answers", id]),
    detail: "This link does not ask that.",
  }));
  if (fields.length > 0)
    throw new AppError("invalid", "Some answers are to questions that this link does not ask.", fields);
}

const hashOf = (input: BookSlot) => createHash("sha256").update(JSON.stringify(input)).digest("hex");

/** In id order, so that two bookings over the same resources wait for each other and never in a circle. */
async function lockResources(tx: Transaction, ctx: Context, link: Link): Promise<void> {
  const members = tx
    .select({ id: linkGroupMembers.resourceId })
    .from(linkGroupMembers)
    .where(
      and(eq(linkGroupMembers.organizationId, ctx.organizationId), eq(linkGroupMembers.linkId, link.id)),
    );
  await tx
    .select({ id: resources.id })
    .from(resources)
    .where(and(eq(resources.organizationId, ctx.organizationId), inArray(resources.id, members)))
    .orderBy(resources.id)
    .for("no key update");
}

type KeyedRequest = { readonly idempotencyKey: string; readonly requestHash: string };

async function findByKey(
  tx: Transaction,
  ctx: Context,
  link: Link,
  request: KeyedRequest,
): Promise<Booking | undefined> {
  const [earlier] = await tx
    .select()
    .from(bookings)
    .where(
      and(
        eq(bookings.organizationId, ctx.organizationId),
        eq(bookings.linkId, link.id),
        eq(bookings.idempotencyKey, request.idempotencyKey),
      ),
    );
  if (earlier && earlier.requestHash !== request.requestHash)
    throw new AppError("idempotency_mismatch", "This Idempotency-Key was sent before, with another request.");
  return earlier;
}

/** What the page read may be out of date: a link can be used, switched off or run out meanwhile. */
async function requireStillOpen(tx: Transaction, ctx: Context, link: Link): Promise<void> {
  const [current] = await tx
    .select()
    .from(links)
    .where(and(eq(links.organizationId, ctx.organizationId), eq(links.id, link.id)));
  if (!current) throw new AppError("not_found", "There is no such booking link.");
  requireOpen(current, ctx.now);
}

/** The resources that the booking takes, once the time has passed every rule. */
async function requireOffered(
  tx: Transaction,
  ctx: Context,
  link: Link,
  start: number,
  durationMinutes: number,
): Promise<readonly Pick[]> {
  const offer = await loadOffer(tx, ctx, link, { from: start, until: start + 1, durationMinutes });
  const check = checkStart(offer, start);
  if (check.isOffered) return check.picks;
  throw check.reasons.every(({ kind }) => takenKinds.has(kind))
    ? new AppError("slot_taken", "Somebody else has just taken this time.")
    : new AppError("slot_not_offered", "This time is not on offer.", [
        { pointer: "/start", detail: "This time is not on offer." },
      ]);
}

/** Reasons that come and go with other people's bookings; with any other the time was never to be had. */
const takenKinds: ReadonlySet<ReasonKind> = new Set([
  "busy",
  "meeting",
  "buffer",
  "hold",
  "seats",
  "limit_day",
  "limit_week",
  "limit_month",
]);

/** Spends a one-time link. Whoever is second finds it spent, whatever they read before. */
async function spend(tx: Transaction, ctx: Context, link: Link): Promise<void> {
  const used = await tx
    .update(links)
    .set({ usedAt: ctx.now })
    .where(and(eq(links.organizationId, ctx.organizationId), eq(links.id, link.id), isNull(links.usedAt)))
    .returning({ id: links.id });
  if (used.length === 0)
    throw new AppError("link_used", "This link was for one booking, and it has been used.");
}

type NewBooking = BookSlot &
  Partial<KeyedRequest> & { readonly durationMinutes: number; readonly picks: readonly Pick[] };

async function insertBooking(tx: Transaction, ctx: Context, link: Link, input: NewBooking): Promise<Booking> {
  const id = newId();
  const wallClock = wallClockText(input.start, link.timeZone);
  const [booking] = await tx
    .insert(bookings)
    .values({
      id,
      organizationId: ctx.organizationId,
      linkId: link.id,
      status: "confirmed",
      startsAt: input.start,
      endsAt: input.start + input.durationMinutes * minuteMs,
      wallClock,
      timeZone: link.timeZone,
      tzdataVersion: tzdataVersion(),
      onDate: wallClock.slice(0, 10),
      uid: `${id}@${new URL(config().baseUrl).hostname}`,
      assignment: input.picks,
      idempotencyKey: input.idempotencyKey,
      requestHash: input.requestHash,
      createdAt: ctx.now,
    })
    .returning();
  if (!booking) throw new Error("An insert returned no row.");
  await tx.insert(attendees).values({
    id: newId(),
    organizationId: ctx.organizationId,
    bookingId: id,
    role: "booker",
    ...input.attendee,
  });
  return booking;
}

/** Holds the time on every resource, after letting go of holds that have lapsed there. */
async function reserve(
  tx: Transaction,
  ctx: Context,
  link: Link,
  booking: Booking,
  picks: readonly Pick[],
): Promise<void> {
  const during = { start: booking.startsAt, end: booking.endsAt };
  await tx
    .update(reservations)
    .set({ releasedAt: ctx.now })
    .where(
      and(
        eq(reservations.organizationId, ctx.organizationId),
        inArray(
          reservations.resourceId,
          picks.map((pick) => pick.memberId),
        ),
        isNull(reservations.releasedAt),
        lte(reservations.expiresAt, ctx.now),
        sql`${reservations.during} && ${sql.param(during, reservations.during)}`,
      ),
    );
  const held = await tx
    .insert(reservations)
    .values(
      picks.map((pick) => ({
        id: newId(),
        organizationId: ctx.organizationId,
        resourceId: pick.memberId,
        seat: pick.place,
        during,
        bufferBeforeMinutes: link.bufferBeforeMinutes,
        bufferAfterMinutes: link.bufferAfterMinutes,
        bookingId: booking.id,
      })),
    )
    // A plain insert would wait in a circle under contention; this one gives one winner.
    .onConflictDoNothing()
    .returning({ id: reservations.id });
  if (held.length < picks.length) throw new AppError("slot_taken", "Somebody else has just taken this time.");
}
