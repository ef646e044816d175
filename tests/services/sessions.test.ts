import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookings, reservations } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { findSlots } from "@/lib/availability/find-slots";
import { bookSlot } from "@/lib/bookings/book-slot";
import { placeHold } from "@/lib/bookings/holds";
import { moveBooking } from "@/lib/bookings/move-booking";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { minuteMs } from "@/lib/time/zone";
import {
  addPeople,
  annasId,
  changeLink,
  createOpenLink,
  createStudio,
  createWorld,
  liveReservations,
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
const anHour = { from: tenOnThursday, until: tenOnThursday + 2 * half, durationMinutes: 30 };

/** A yoga class of Anna's with so many seats. */
async function createClass(seats: number) {
  const studio = await createStudio(world.visit);
  const { link } = await createOpenLink(studio, { title: "Yoga" });
  return { studio, ...(await changeLink(studio, link, { seats })) };
}

const guest = (i: number) => request(tenOnThursday, { email: `guest${i}@example.com` });

test("a session stays on offer until its last seat is taken, and then says that the seats are gone", async () => {
  const { ctx, link } = await createClass(3);
  for (const i of [1, 2, 3]) {
    expect(await findSlots(ctx, link, anHour)).toContain(tenOnThursday);
    await bookSlot(ctx, link, guest(i));
  }
  expect(await findSlots(ctx, link, anHour)).toEqual([tenOnThursday + half]);
  await expect(bookSlot(ctx, link, guest(4))).rejects.toMatchObject({ code: "slot_taken", reason: "seats" });
  const held = await liveReservations(ctx);
  expect(held.map(({ sessionSeat }) => sessionSeat)).toEqual([0, 1, 2]);
  expect(new Set(held.map(({ sessionId }) => sessionId)).size).toBe(1);
});

test("seats are never oversold, however many ask at once", async () => {
  const { ctx, link } = await createClass(7);
  const attempts = Array.from({ length: 40 }, (_, i) => bookSlot(ctx, link, guest(i)));
  const outcomes = await Promise.allSettled(attempts);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(7);
  for (const lost of outcomes.filter((outcome) => outcome.status === "rejected"))
    expect(lost.reason).toMatchObject({ code: "slot_taken", reason: "seats" });
  expect((await liveReservations(ctx)).map(({ sessionSeat }) => sessionSeat)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test("a session's time is closed to every other link of its host", async () => {
  const { studio, ctx, link } = await createClass(5);
  const other = await createOpenLink(studio, { title: "Intro call" });
  await bookSlot(ctx, link, guest(1));
  expect(await findSlots(other.ctx, other.link, anHour)).toEqual([tenOnThursday + half]);
  await expect(bookSlot(other.ctx, other.link, guest(2))).rejects.toMatchObject({
    code: "slot_taken",
    reason: "meeting",
  });
});

test("who joins gets the hosts that the session has, all of them", async () => {
  const { studio, ctx, link } = await createClass(4);
  const [ben = "", cleo = ""] = await addPeople(studio, "Ben", "Cleo");
  await setGroups(
    studio,
    link,
    { needed: null, members: [await annasId(studio)] },
    { needed: 1, members: [ben, cleo] },
  );
  await bookSlot(ctx, link, guest(1));
  await bookSlot(ctx, link, guest(2));
  const held = await liveReservations(ctx);
  expect(held).toHaveLength(4);
  expect(new Set(held.map(({ resourceId }) => resourceId)).size).toBe(2);
  expect(new Set(held.map(({ sessionId }) => sessionId)).size).toBe(1);
});

test("only the session counts against a limit: guests may join on a full day, and no second session opens", async () => {
  const { ctx, link } = await createClass(3);
  const limited = await changeLink(ctx, link, { limitPerDay: 1 });
  await bookSlot(ctx, limited.link, guest(1));
  await bookSlot(ctx, limited.link, guest(2));
  expect(await findSlots(ctx, limited.link, anHour)).toEqual([tenOnThursday]);
  const later = request(tenOnThursday + half);
  await expect(bookSlot(ctx, limited.link, later)).rejects.toMatchObject({ reason: "limit_day" });
});

test("a session that is only held lets nobody past a full day", async () => {
  const { ctx, link } = await createClass(3);
  const { link: limited } = await changeLink(ctx, link, { limitPerDay: 1 });
  await placeHold(ctx, limited, { start: tenOnThursday, visitorId: "one" });
  await placeHold(ctx, limited, { start: tenOnThursday, visitorId: "two" });
  await bookSlot(ctx, limited, request(tenOnThursday + half));
  for (const visitorId of ["one", "two", undefined])
    await expect(bookSlot(ctx, limited, guest(1), { visitorId })).rejects.toMatchObject({
      reason: "limit_day",
    });
});

test("nobody joins a session that has somebody the link no longer has", async () => {
  const { studio, ctx, link } = await createClass(3);
  const [ben = ""] = await addPeople(studio, "Ben");
  const anna = await annasId(studio);
  await setGroups(studio, link, { needed: null, members: [anna, ben] });
  await bookSlot(ctx, link, guest(1));
  expect(await findSlots(ctx, link, anHour)).toContain(tenOnThursday);
  await setGroups(studio, link, { needed: null, members: [anna] });
  expect(await findSlots(ctx, link, anHour)).not.toContain(tenOnThursday);
  await expect(bookSlot(ctx, link, guest(2))).rejects.toMatchObject({
    code: "slot_taken",
    reason: "meeting",
  });
});

test("who moves away leaves a seat, and the last one to leave frees the time", async () => {
  const { studio, ctx, link } = await createClass(2);
  const other = await createOpenLink(studio, { title: "Intro call" });
  const first = await bookSlot(ctx, link, guest(1));
  const second = await bookSlot(ctx, link, guest(2));
  await moveBooking(studio, first.id, { start: tenOnThursday + half });
  expect(await findSlots(ctx, link, anHour)).toEqual([tenOnThursday, tenOnThursday + half]);
  expect(await findSlots(other.ctx, other.link, anHour)).toEqual([]);
  await moveBooking(studio, second.id, { start: tenOnThursday + half });
  expect(await findSlots(other.ctx, other.link, anHour)).toEqual([tenOnThursday]);
  expect(await findSlots(ctx, link, anHour)).toEqual([tenOnThursday]);
});

test("a hold takes a seat, not the session", async () => {
  const { ctx, link } = await createClass(2);
  await placeHold(ctx, link, { start: tenOnThursday, visitorId: "one" });
  expect(await findSlots(ctx, link, anHour)).toContain(tenOnThursday);
  await placeHold(ctx, link, { start: tenOnThursday, visitorId: "two" });
  await expect(bookSlot(ctx, link, guest(1))).rejects.toMatchObject({ code: "slot_taken", reason: "seats" });
  await bookSlot(ctx, link, guest(1), { visitorId: "one" });
  await bookSlot(ctx, link, guest(2), { visitorId: "two" });
  expect(await bookingsOf(ctx, link.id)).toBe(2);
});

test("the database alone keeps a seat from being sold twice", async () => {
  const { ctx, link } = await createClass(2);
  await bookSlot(ctx, link, guest(1));
  const [seat] = await liveReservations(ctx);
  if (!seat) throw new Error("The guest has no seat.");
  const twice = inTransaction(ctx.db, ctx, (tx) => tx.insert(reservations).values({ ...seat, id: newId() }));
  await expect(twice).rejects.toMatchObject({ code: "slot_taken" });
});

async function bookingsOf(ctx: Context, linkId: string): Promise<number> {
  const rows = await inTransaction(ctx.db, ctx, (tx) =>
    tx.select({ id: bookings.id }).from(bookings).where(eq(bookings.linkId, linkId)),
  );
  return rows.length;
}
