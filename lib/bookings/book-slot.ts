import { createHash } from "node:crypto";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { analyticsEvents, attendees, bookings, linkGroupMembers, links, resources, users } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { config } from "@/lib/config";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { newId } from "@/lib/ids";
import { type Link, requireOpen } from "@/lib/links/queries";
import { requireDuration } from "@/lib/links/rules";
import type { Proof } from "@/lib/robots/challenge";
import { spendProof } from "@/lib/robots/spent";
import { minuteMs, wallClockText } from "@/lib/time/zone";
import { requireFreshTzdata, tzdataVersion } from "@/lib/tzdata";
import { type GuestPart, keepAnswers, readGuestPart } from "./answers";
import { requireOffered } from "./check-slot";
import { dropConfirmation } from "./forget-confirmation";
import { clearHolds } from "./holds";
import { releaseOffered } from "./offered-holds";
import { organizerFor } from "./organizer";
import { queueByClock } from "./queue-by-clock";
import { queueNews } from "./queue-news";
import { lockLink, type Offered, reserve } from "./reservations";
import { type BookSlot, whatIsAsked } from "./schema";

export type Booking = typeof bookings.$inferSelect;

export type BookSlotOptions = {
  /** The same key again answers with the booking it made. */
  readonly idempotencyKey?: string | undefined;
  /** Whose hold the booking may use up; a hold can be named in the request too. */
  readonly visitorId?: string | undefined;
  /** Host name of the site that brought the guest to the link, for analytics. */
  readonly referrer?: string | null | undefined;
  /** The work that proves a person's browser behind the request; it is good for this one booking. */
  readonly proof?: Proof | undefined;
  /** The link's own people try it: the booking is none for the analytics. */
  readonly isOwn?: boolean;
};

/**
 * Books one time on a link for a guest, all in one transaction: the booking, its time on
 * every resource, and the jobs for the mails.
 *
 * The same functions that offered the time check it again, under a lock on every resource
 * concerned, so that no buffer, limit or seat is broken by a race; and whatever this code
 * believes, the exclusion constraint has the last word.
 *
 * Fails with `link_used`, `link_expired` or `link_disabled` for a link that takes no bookings,
 * `slot_taken` when somebody else has the time, `slot_not_offered` when the
 * link never offers it, `invalid` for a length or an answer that the link does not have, `idempotency_mismatch`,
 * and `conflict` for a proof that was used before.
 */
export async function bookSlot(
  ctx: Context,
  { id, kind }: Link,
  input: BookSlot,
  { idempotencyKey, visitorId, referrer, proof, isOwn = false }: BookSlotOptions = {},
): Promise<Booking> {
  requireFreshTzdata();
  const request = idempotencyKey ? { idempotencyKey, requestHash: hashOf(input) } : undefined;
  return inTransaction(ctx.db, ctx, async (tx) => {
    const locked = await lockLink(tx, ctx, id, { spends: kind === "one_time" });
    const { link } = locked;
    const earlier = request && (await findByKey(tx, ctx, link, request));
    if (earlier) return earlier;
    requireOpen(link, ctx.now);
    if (proof) await spendProof(tx, ctx, proof);
    const durationMinutes = requireDuration(link, input.duration);
    const said = await readGuestPart(tx, ctx, link, input);
    await clearHolds(tx, ctx, link.id, { holdId: input.holdId, visitorId });
    await releaseOffered(tx, ctx, link);
    const offered = await requireOffered(tx, ctx, locked, { start: input.start, durationMinutes });
    if (link.kind === "one_time") await spend(tx, ctx, link);
    const booking = await insertBooking(tx, ctx, link, {
      ...input,
      ...request,
      ...said,
      durationMinutes,
      offered,
    });
    await keepAnswers(tx, ctx, booking.id, said.answers);
    const during = { start: booking.startsAt, end: booking.endsAt };
    await reserve(tx, ctx, link, during, offered, { bookingId: booking.id });
    await noteTurns(tx, ctx, link, offered);
    if (request) await dropConfirmation(tx, ctx, request.idempotencyKey);
    if (!isOwn) await countBooking(tx, ctx, link, referrer ?? null);
    await recordAudit(tx, ctx, { action: "booking.created", subjectId: booking.id });
    await announce(tx, ctx, booking);
    return booking;
  });
}

async function countBooking(tx: Transaction, ctx: Context, link: Link, referrer: string | null) {
  await tx.insert(analyticsEvents).values({
    id: newId(),
    organizationId: ctx.organizationId,
    linkId: link.id,
    kind: "booking",
    at: ctx.now,
    referrer,
  });
}

/** Tells of a booking, or of a request that waits for its owner's answer. */
async function announce(tx: Transaction, ctx: Context, booking: Booking): Promise<void> {
  await queueByClock(tx, ctx, booking);
  await queueNews(tx, ctx, booking, booking.status === "pending" ? "request" : "confirmed");
}

/** What makes a request the same when it is sent again. */
const hashOf = (input: BookSlot) =>
  createHash("sha256")
    .update(JSON.stringify(whatIsAsked(input)))
    .digest("hex");

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
    throw new AppError("idempotency_mismatch", say("bookings.keyReused"));
  return earlier;
}

/** Spends a one-time link. Whoever is second finds it spent, whatever they read before. */
async function spend(tx: Transaction, ctx: Context, link: Link): Promise<void> {
  const used = await tx
    .update(links)
    .set({ usedAt: ctx.now })
    .where(and(eq(links.organizationId, ctx.organizationId), eq(links.id, link.id), isNull(links.usedAt)))
    .returning({ id: links.id });
  if (used.length === 0) throw new AppError("link_used", say("links.used"));
}

type NewBooking = Omit<BookSlot, keyof GuestPart> &
  GuestPart &
  Partial<KeyedRequest> & { readonly durationMinutes: number; readonly offered: Offered };

async function insertBooking(tx: Transaction, ctx: Context, link: Link, input: NewBooking): Promise<Booking> {
  const id = newId();
  const [booking] = await tx
    .insert(bookings)
    .values({
      id,
      organizationId: ctx.organizationId,
      linkId: link.id,
      status: link.requiresApproval ? "pending" : "confirmed",
      startsAt: input.start,
      endsAt: input.start + input.durationMinutes * minuteMs,
      wallClock: wallClockText(input.start, link.timeZone),
      timeZone: link.timeZone,
      tzdataVersion: tzdataVersion(),
      uid: `${id}@${new URL(config().baseUrl).hostname}`,
      location: input.location,
      assignment: input.offered.picks,
      organizer: organizerFor(await firstHost(tx, ctx, input.offered)),
      idempotencyKey: input.idempotencyKey,
      requestHash: input.requestHash,
      createdAt: ctx.now,
    })
    .returning();
  if (!booking) throw new Error("An insert returned no row.");
  await tx.insert(attendees).values(
    peopleOf(input).map((person) => ({
      id: newId(),
      organizationId: ctx.organizationId,
      bookingId: id,
      ...person,
    })),
  );
  return booking;
}

/** Who books, and whom they bring: without a name a guest goes by the address, and all are taken to share a zone and a language. */
const peopleOf = ({ attendee, guests }: Pick<NewBooking, "attendee" | "guests">) => [
  { role: "booker" as const, ...attendee },
  ...guests.map(({ email, name = email }) => ({
    role: "guest" as const,
    name: name.slice(0, 100),
    email,
    timeZone: attendee.timeZone,
    language: attendee.language,
  })),
];

/** The first of the people who take the booking, by name; null when it is rooms alone. */
async function firstHost(tx: Transaction, ctx: Context, { picks }: Offered) {
  const [host] = await tx
    .select({ name: resources.name, email: users.email })
    .from(resources)
    .innerJoin(users, eq(users.id, resources.userId))
    .where(and(eq(resources.organizationId, ctx.organizationId), inArray(resources.id, idsOf(picks))))
    .orderBy(resources.name)
    .limit(1);
  return host ?? null;
}

const idsOf = (picks: Offered["picks"]) => picks.map((pick) => pick.memberId);

/** Remembers whom the link picked now: of equals, the one longest not booked comes next. */
async function noteTurns(
  tx: Transaction,
  ctx: Context,
  link: Link,
  { picks, sessionId }: Offered,
): Promise<void> {
  // Whoever joins a session takes nobody's turn.
  if (sessionId) return;
  await tx
    .update(linkGroupMembers)
    .set({ lastBookedAt: ctx.now })
    .where(
      and(
        eq(linkGroupMembers.organizationId, ctx.organizationId),
        eq(linkGroupMembers.linkId, link.id),
        inArray(linkGroupMembers.resourceId, idsOf(picks)),
      ),
    );
}
