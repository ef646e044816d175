import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { linkGroupMembers, resources } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { findSlots } from "@/lib/availability/find-slots";
import type { Pick } from "@/lib/availability/offer";
import { type Booking, bookSlot } from "@/lib/bookings/book-slot";
import type { Context } from "@/lib/context";
import type { Link } from "@/lib/links/queries";
import { dayMs, minuteMs } from "@/lib/time/zone";
import {
  addPeople,
  annasId,
  changeLink,
  createOpenLink,
  createStudio,
  createWorld,
  request,
  setGroups,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const half = 30 * minuteMs;

/** A link that any one of Anna, Ben and Cleo takes. */
async function createPool() {
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  const members = [await annasId(studio), ...(await addPeople(studio, "Ben", "Cleo"))];
  await setGroups(studio, link, { needed: 1, members });
  return { studio, ctx, link, members };
}

const picked = (booking: Booking) => (booking.assignment as Pick[])[0];

/** Books the first half hours of Thursday one after the other, an hour apart in time of booking. */
async function bookInTurn(ctx: Context, link: Link, count: number): Promise<(Pick | undefined)[]> {
  const picks: (Pick | undefined)[] = [];
  for (let i = 0; i < count; i += 1) {
    const at = { ...ctx, now: ctx.now + i * minuteMs };
    picks.push(picked(await bookSlot(at, link, request(tenOnThursday + i * half))));
  }
  return picks;
}

test("bookings go round: each in turn, and why is kept with the booking", async () => {
  const { ctx, link, members } = await createPool();
  const picks = await bookInTurn(ctx, link, 6);
  const order = members.toSorted();
  expect(picks.map((pick) => pick?.memberId)).toEqual([...order, ...order]);
  expect(picks.map((pick) => pick?.why)).toEqual([
    "lowest_id",
    "lowest_id",
    "fewest_bookings",
    "longest_not_booked",
    "longest_not_booked",
    "fewest_bookings",
  ]);
});

test("the highest priority goes first as long as they are free", async () => {
  const { studio, ctx, link, members } = await createPool();
  const [, ben = ""] = members;
  await change(studio, ben, { priority: 5 });
  expect(picked(await bookSlot(ctx, link, request(tenOnThursday)))).toMatchObject({
    memberId: ben,
    why: "priority",
  });
  const second = picked(await bookSlot(ctx, link, request(tenOnThursday)));
  expect(second?.memberId).not.toBe(ben);
});

test("a weight of two brings two bookings for everybody else's one", async () => {
  const { studio, ctx, link, members } = await createPool();
  const [, , cleo = ""] = members;
  await change(studio, cleo, { weight: 2 });
  const picks = await bookInTurn(ctx, link, 8);
  expect(picks.filter((pick) => pick?.memberId === cleo)).toHaveLength(4);
});

test("what is longer ago than 30 days, and what other links booked, does not count", async () => {
  const { studio, ctx, link, members } = await createPool();
  const order = members.toSorted();
  const [first, second] = order;
  const longAgo = { ...ctx, now: ctx.now - 31 * dayMs };
  expect(picked(await bookSlot(longAgo, link, request(tenOnThursday)))).toMatchObject({ memberId: first });
  // All have no recent booking; the first was booked once, longer ago than never.
  expect(picked(await bookSlot(ctx, link, request(tenOnThursday + half)))).toMatchObject({
    memberId: second,
  });
  const other = await createOpenLink(studio, { title: "Another" });
  await setGroups(studio, other.link, { needed: 1, members });
  expect(picked(await bookSlot(other.ctx, other.link, request(tenOnThursday + 2 * half)))).toMatchObject({
    memberId: first,
  });
});

test("of a pool of five, exactly five of forty get the same time", async () => {
  const { studio, ctx, link, members } = await createPool();
  const pool = [...members, ...(await addPeople(studio, "Dora", "Emil"))];
  await setGroups(studio, link, { needed: 1, members: pool });
  const attempts = Array.from({ length: 40 }, (_, i) =>
    bookSlot(ctx, link, request(tenOnThursday, { email: `guest${i}@example.com` })),
  );
  const outcomes = await Promise.allSettled(attempts);
  const won = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [picked(outcome.value)] : []));
  expect(won.map((pick) => pick?.memberId).toSorted()).toEqual(pool.toSorted());
  for (const lost of outcomes.filter((outcome) => outcome.status === "rejected"))
    expect(lost.reason).toMatchObject({ code: "slot_taken" });
});

test("two of three and a room are reserved together or not at all", async () => {
  const { studio, ctx, link, members } = await createPool();
  const [room = ""] = await addPeople(studio, "Room 1");
  await setGroups(studio, link, { needed: 2, members }, { needed: null, members: [room] });
  const booking = await bookSlot(ctx, link, request(tenOnThursday));
  const picks = booking.assignment as Pick[];
  expect(picks).toHaveLength(3);
  expect(picks.map(({ memberId }) => memberId)).toContain(room);
  const again = bookSlot(ctx, link, request(tenOnThursday));
  await expect(again).rejects.toMatchObject({ code: "slot_taken", reason: "meeting" });
});

test("a person's own limits count over all links, in the zone of the link that asks", async () => {
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  const other = await createOpenLink(studio, { title: "Another" });
  await inTransaction(ctx.db, studio, (tx) => tx.update(resources).set({ limitPerDay: 2 }));
  await bookSlot(ctx, link, request(tenOnThursday));
  await bookSlot(other.ctx, other.link, request(tenOnThursday + half));
  const thursday = { from: tenOnThursday, until: tenOnThursday + 6 * half, durationMinutes: 30 };
  expect(await findSlots(ctx, link, thursday)).toEqual([]);
  await expect(bookSlot(ctx, link, request(tenOnThursday + 2 * half))).rejects.toMatchObject({
    code: "slot_taken",
    reason: "limit_day",
  });
  // On Kiritimati both meetings begin on Thursday the 3rd at 23:00 and 23:30, and the next is on Friday.
  const { link: kiritimati } = await changeLink(studio, link, { timeZone: "Pacific/Kiritimati" });
  expect(await findSlots(ctx, kiritimati, thursday)).toEqual(
    [2, 3, 4, 5].map((i) => tenOnThursday + i * half),
  );
});

const change = (studio: Context, resourceId: string, values: { priority?: number; weight?: number }) =>
  inTransaction(studio.db, studio, (tx) =>
    tx.update(linkGroupMembers).set(values).where(eq(linkGroupMembers.resourceId, resourceId)),
  );
