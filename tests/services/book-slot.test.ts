import { count, eq, isNull, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  attendees,
  auditEntries,
  bookings,
  linkExclusions,
  links,
  linkTimes,
  mails,
  reservations,
  resources,
} from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { findSlots } from "@/lib/availability/find-slots";
import { bookSlot } from "@/lib/bookings/book-slot";
import { findBookings } from "@/lib/bookings/find-bookings";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { openLink } from "@/lib/links/queries";
import { minuteMs } from "@/lib/time/zone";
import {
  createOpenLink,
  createStudio,
  createWorld,
  request,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const anHour = { from: tenOnThursday, until: tenOnThursday + 60 * minuteMs, durationMinutes: 30 };

test("a booking is kept with its instants, its wall clock, its zone and its tzdata", async () => {
  const { ctx, link } = await createOpenLink(await createStudio(world.visit));
  const booking = await bookSlot(ctx, link, request(tenOnThursday));
  expect(booking).toMatchObject({
    status: "confirmed",
    startsAt: tenOnThursday,
    endsAt: tenOnThursday + 30 * minuteMs,
    wallClock: "2026-12-03T10:00",
    timeZone: "Europe/Berlin",
    tzdataVersion: process.versions.tz,
    sequence: 0,
  });
});

test("a booked time is no longer on offer, on no link of the same person", async () => {
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  const other = await createOpenLink(studio, { title: "Another" });
  expect(await findSlots(ctx, link, anHour)).toEqual([tenOnThursday, tenOnThursday + 30 * minuteMs]);
  await bookSlot(ctx, link, request(tenOnThursday));
  expect(await findSlots(ctx, link, anHour)).toEqual([tenOnThursday + 30 * minuteMs]);
  expect(await findSlots(other.ctx, other.link, anHour)).toEqual([tenOnThursday + 30 * minuteMs]);
});

test("gives one time to one of fifty guests who ask at the same moment", async () => {
  const { ctx, link } = await createOpenLink(await createStudio(world.visit));
  const attempts = Array.from({ length: 50 }, (_, i) =>
    bookSlot(ctx, link, request(tenOnThursday, { email: `guest${i}@example.com` })),
  );
  const outcomes = await Promise.allSettled(attempts);
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  for (const lost of outcomes.filter((outcome) => outcome.status === "rejected")) {
    expect(lost.reason).toMatchObject({ code: "slot_taken" });
  }
  expect(await countRows(ctx, bookings)).toBe(1);
  expect(await countRows(ctx, reservations)).toBe(1);
  expect(await countRows(ctx, mails)).toBe(2);
});

/** What `bookSlot` does last, by fifty at once and without the lock that comes before it; says how many got the time. */
async function reserveWithoutLock(ctx: Context): Promise<number> {
  const [first] = await inTransaction(ctx.db, ctx, (tx) => tx.select().from(reservations));
  if (!first) throw new Error("There is no reservation to repeat.");
  await inTransaction(ctx.db, ctx, (tx) => tx.update(reservations).set({ releasedAt: ctx.now }));
  const attempts = Array.from({ length: 50 }, () =>
    inTransaction(ctx.db, ctx, (tx) =>
      tx
        .insert(reservations)
        .values({ ...first, id: newId() })
        .onConflictDoNothing()
        .returning({ id: reservations.id }),
    ),
  );
  return (await Promise.all(attempts)).flat().length;
}

test("the database alone gives a time to one of fifty, whatever the program believes", async () => {
  const { ctx, link } = await createOpenLink(await createStudio(world.visit));
  await bookSlot(ctx, link, request(tenOnThursday));
  expect(await reserveWithoutLock(ctx)).toBe(1);
  await expect(plantOverlap(ctx)).rejects.toMatchObject({ code: "slot_taken" });
});

test("it is the exclusion constraint that does: without it all fifty get the time", async () => {
  const bare = await createWorld();
  await asOwner(bare, "alter table reservations drop constraint reservations_no_overlap");
  const { ctx, link } = await createOpenLink(await createStudio(bare.visit));
  await bookSlot(ctx, link, request(tenOnThursday));
  expect(await reserveWithoutLock(ctx)).toBe(50);
  await bare.drop();
});

test.each([
  ["a second off the grid", tenOnThursday + 1000, "slot_not_offered"],
  ["before opening", tenOnThursday - 2 * 60 * minuteMs, "slot_not_offered"],
  ["on a Sunday", tenOnThursday + 3 * 24 * 60 * minuteMs, "slot_not_offered"],
  ["in the past", tenOnThursday - 7 * 24 * 60 * minuteMs, "slot_not_offered"],
  ["two years ahead", Date.parse("2028-12-07T09:00:00Z"), "slot_not_offered"],
])("refuses a time that is %s", async (_, start, code) => {
  const { ctx, link } = await createOpenLink(await createStudio(world.visit));
  await expect(bookSlot(ctx, link, request(start))).rejects.toMatchObject({ code });
  expect(await countRows(ctx, bookings)).toBe(0);
});

test("refuses a length and an answer that the link does not have, at the field", async () => {
  const { ctx, link } = await createOpenLink(await createStudio(world.visit));
  await expect(bookSlot(ctx, link, { ...request(tenOnThursday), duration: 45 })).rejects.toMatchObject({
    code: "invalid",
    fields: [{ pointer: "/duration" }],
  });
  const answers = { colour: "blue" };
  await expect(bookSlot(ctx, link, { ...request(tenOnThursday), answers })).rejects.toMatchObject({
    code: "invalid",
    fields: [{ pointer: "/answers/colour" }],
  });
});

test("the same key books once and answers the same; with another request it is refused", async () => {
  const { ctx, link } = await createOpenLink(await createStudio(world.visit));
  const attempts = Array.from({ length: 8 }, () =>
    bookSlot(ctx, link, request(tenOnThursday), { idempotencyKey: "key-1" }),
  );
  const ids = (await Promise.all(attempts)).map((booking) => booking.id);
  expect(new Set(ids).size).toBe(1);
  expect(await countRows(ctx, mails)).toBe(2);
  const later = request(tenOnThursday + 30 * minuteMs);
  await expect(bookSlot(ctx, link, later, { idempotencyKey: "key-1" })).rejects.toMatchObject({
    code: "idempotency_mismatch",
  });
});

test("a buffer keeps other meetings away, also when they are booked at the same moment", async () => {
  const { ctx, link } = await createOpenLink(await createStudio(world.visit));
  await inTransaction(world.db, ctx, (tx) =>
    tx.update(links).set({ bufferAfterMinutes: 15, incrementMinutes: 30 }).where(eq(links.id, link.id)),
  );
  const buffered = await openLink(world.visit, link.token);
  const outcomes = await Promise.allSettled([
    bookSlot(buffered.ctx, buffered.link, request(tenOnThursday)),
    bookSlot(buffered.ctx, buffered.link, request(tenOnThursday + 30 * minuteMs)),
  ]);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a daily limit is not broken by a race", async () => {
  const { ctx, link } = await createOpenLink(await createStudio(world.visit));
  await inTransaction(world.db, ctx, (tx) =>
    tx.update(links).set({ limitPerDay: 2 }).where(eq(links.id, link.id)),
  );
  const limited = await openLink(world.visit, link.token);
  const outcomes = await Promise.allSettled(
    [0, 30, 60, 90, 120].map((minutes) =>
      bookSlot(limited.ctx, limited.link, request(tenOnThursday + minutes * minuteMs)),
    ),
  );
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(2);
});

test("a hold that has lapsed gives way to a booking", async () => {
  const { ctx, link } = await createOpenLink(await createStudio(world.visit));
  await inTransaction(world.db, ctx, async (tx) => {
    const [resource] = await tx.select({ id: resources.id }).from(resources);
    const holdId = newId();
    await tx.execute(sql`
      insert into holds (id, organization_id, link_id, visitor_id, created_at, expires_at)
      values (${holdId}, ${ctx.organizationId}, ${link.id}, 'visitor', ${iso(ctx.now - 600_000)}, ${iso(ctx.now - 1)})`);
    await tx.insert(reservations).values({
      id: newId(),
      organizationId: ctx.organizationId,
      resourceId: resource?.id ?? "",
      linkId: link.id,
      during: { start: tenOnThursday, end: tenOnThursday + 30 * minuteMs },
      holdId,
      expiresAt: ctx.now - 1,
    });
  });
  await expect(bookSlot(ctx, link, request(tenOnThursday))).resolves.toMatchObject({ status: "confirmed" });
});

test("a booking that fails leaves nothing behind", async () => {
  const { ctx, link } = await createOpenLink(await createStudio(world.visit));
  const broken = request(tenOnThursday, { email: "no\0address" });
  await expect(bookSlot(ctx, link, broken)).rejects.toThrow();
  for (const table of [bookings, attendees, reservations, mails]) expect(await countRows(ctx, table)).toBe(0);
});

test("the dashboard lists it, and the audit log says that a guest made it", async () => {
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  await bookSlot(ctx, link, request(tenOnThursday));
  expect((await findBookings(studio, { tab: "upcoming" })).bookings).toMatchObject([
    { guestName: "Gustav Gast", linkTitle: "Intro call" },
  ]);
  const [entry] = await inTransaction(world.db, studio, (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.action, "booking.created")),
  );
  expect(entry).toMatchObject({ actorKind: "guest", actorId: null, requestId: "test" });
});

test("leaves out excluded dates, keeps to chosen times, and offers nothing without a member who is switched off", async () => {
  const { ctx, link } = await createOpenLink(await createStudio(world.visit));
  const offered = () => findSlots(ctx, link, anHour);
  const { organizationId } = ctx;
  await inTransaction(world.db, ctx, (tx) =>
    tx.insert(linkTimes).values({ organizationId, linkId: link.id, startsAt: tenOnThursday }),
  );
  expect(await offered()).toEqual([tenOnThursday]);
  await inTransaction(world.db, ctx, (tx) =>
    tx.insert(linkExclusions).values({ organizationId, linkId: link.id, onDate: "2026-12-03" }),
  );
  expect(await offered()).toEqual([]);
  await inTransaction(world.db, ctx, async (tx) => {
    await tx.delete(linkExclusions);
    await tx.update(resources).set({ isActive: false });
  });
  expect(await offered()).toEqual([]);
  await expect(bookSlot(ctx, link, request(tenOnThursday))).rejects.toMatchObject({
    code: "slot_not_offered",
  });
});

test("a room for two takes two meetings at a time, each on a seat of its own", async () => {
  const { ctx, link } = await createOpenLink(await createStudio(world.visit));
  await inTransaction(world.db, ctx, (tx) => tx.update(resources).set({ capacity: 2 }));
  const attempts = Array.from({ length: 5 }, () => bookSlot(ctx, link, request(tenOnThursday)));
  const outcomes = await Promise.allSettled(attempts);
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(2);
  const held = await inTransaction(world.db, ctx, (tx) =>
    tx.select({ seat: reservations.seat }).from(reservations),
  );
  expect(held.map(({ seat }) => seat).sort()).toEqual([0, 1]);
});

test("a link that is switched off between opening and booking takes nothing, but still answers a retry", async () => {
  const { ctx, link } = await createOpenLink(await createStudio(world.visit));
  const booking = await bookSlot(ctx, link, request(tenOnThursday), { idempotencyKey: "key-2" });
  await inTransaction(world.db, ctx, (tx) => tx.update(links).set({ isActive: false }));
  const later = request(tenOnThursday + 30 * minuteMs);
  await expect(bookSlot(ctx, link, later)).rejects.toMatchObject({ code: "link_disabled" });
  await expect(
    bookSlot(ctx, link, request(tenOnThursday), { idempotencyKey: "key-2" }),
  ).resolves.toMatchObject({
    id: booking.id,
  });
});

test("a link that is switched off, archived or unknown says which", async () => {
  const { ctx, link } = await createOpenLink(await createStudio(world.visit));
  await inTransaction(world.db, ctx, (tx) =>
    tx.update(links).set({ isActive: false }).where(eq(links.id, link.id)),
  );
  await expect(openLink(world.visit, link.token)).rejects.toMatchObject({ code: "link_disabled" });
  await expect(openLink(world.visit, "nobody-has-this")).rejects.toMatchObject({ code: "not_found" });
});

const iso = (ms: number) => new Date(ms).toISOString();

async function countRows(
  ctx: Context,
  table: typeof bookings | typeof reservations | typeof mails | typeof attendees,
) {
  const [row] = await inTransaction(world.db, ctx, (tx) => tx.select({ rows: count() }).from(table));
  return row?.rows;
}

/** Writes a second reservation over the first one's time, past the command, as a bug would. */
const plantOverlap = (ctx: Context) =>
  inTransaction(ctx.db, ctx, async (tx) => {
    const [first] = await tx.select().from(reservations).where(isNull(reservations.releasedAt));
    if (!first) throw new Error("There is no reservation to overlap.");
    return tx.insert(reservations).values({ ...first, id: newId() });
  });

async function asOwner(world: TestWorld, statement: string): Promise<void> {
  const { default: postgres } = await import("postgres");
  const owner = postgres(world.url, { max: 1 });
  await owner.unsafe(statement);
  await owner.end();
}
