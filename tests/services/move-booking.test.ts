import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditEntries, bookings, links } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { findSlots } from "@/lib/availability/find-slots";
import type { Pick } from "@/lib/availability/offer";
import { bookSlot } from "@/lib/bookings/book-slot";
import { moveBooking } from "@/lib/bookings/move-booking";
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
const eleven = tenOnThursday + 2 * half;

async function createBooking(changes: Partial<Link> = { title: "Intro call" }) {
  const studio = await createStudio(world.visit);
  const opened = await createOpenLink(studio);
  const { ctx, link } = await changeLink(studio, opened.link, changes);
  return { studio, ctx, link, booking: await bookSlot(ctx, link, request(tenOnThursday)) };
}

test("a move keeps id, UID and length, raises the sequence, and frees the old time as it takes the new", async () => {
  const { studio, ctx, link, booking } = await createBooking();
  const moved = await moveBooking(studio, booking.id, { start: eleven });
  expect(moved).toMatchObject({
    id: booking.id,
    uid: booking.uid,
    sequence: 1,
    status: "confirmed",
    startsAt: eleven,
    endsAt: eleven + half,
    movedFrom: tenOnThursday,
    wallClock: "2026-12-03T11:00",
  });
  const thatMorning = { from: tenOnThursday, until: eleven + 2 * half, durationMinutes: 30 };
  expect(await findSlots(ctx, link, thatMorning)).toEqual([0, 1, 3].map((i) => tenOnThursday + i * half));
  expect(await liveReservations(studio)).toHaveLength(1);
  const entries = await inTransaction(ctx.db, studio, (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.action, "booking.moved")),
  );
  expect(entries).toMatchObject([
    {
      subjectId: booking.id,
      before: { start: "2026-12-03T09:00:00.000Z" },
      after: { start: "2026-12-03T10:00:00.000Z" },
    },
  ]);
});

test("a booking is not in its own way: it may move into its own time, buffers and full day", async () => {
  const { studio, booking } = await createBooking({
    incrementMinutes: 15,
    bufferAfterMinutes: 30,
    limitPerDay: 1,
  });
  await expect(moveBooking(studio, booking.id, { start: tenOnThursday + half / 2 })).resolves.toMatchObject({
    sequence: 1,
  });
});

test("moving to where it is already changes nothing and tells nobody", async () => {
  const { studio, booking } = await createBooking();
  await expect(moveBooking(studio, booking.id, { start: tenOnThursday })).resolves.toMatchObject({
    sequence: 0,
    movedFrom: null,
  });
});

test("whoever saw it elsewhere does not move it; the same move again changes nothing", async () => {
  const { studio, booking } = await createBooking();
  const wanted = { start: eleven, from: tenOnThursday };
  await moveBooking(studio, booking.id, wanted);
  await expect(moveBooking(studio, booking.id, wanted)).resolves.toMatchObject({ sequence: 1 });
  const late = moveBooking(studio, booking.id, { start: eleven + half, from: tenOnThursday });
  await expect(late).rejects.toMatchObject({ code: "conflict" });
});

test("a move is refused like a booking: taken, off the grid, outside hours, in the past", async () => {
  const { studio, ctx, link, booking } = await createBooking();
  await bookSlot(ctx, link, request(eleven));
  const to = (start: number) => moveBooking(studio, booking.id, { start });
  await expect(to(eleven)).rejects.toMatchObject({ code: "slot_taken", reason: "meeting" });
  await expect(to(eleven + 60_000)).rejects.toMatchObject({ code: "slot_not_offered" });
  await expect(to(tenOnThursday + 3 * dayMs)).rejects.toMatchObject({ reason: "outside_hours" });
  await expect(to(ctx.now - half)).rejects.toMatchObject({ code: "slot_not_offered" });
  expect(await liveReservations(studio)).toHaveLength(2);
});

test("the owner may break any rule but a conflict with another meeting", async () => {
  const { studio, ctx, link, booking } = await createBooking({ bufferAfterMinutes: 30, noticeMinutes: 60 });
  await bookSlot(ctx, link, request(eleven));
  const force = (start: number) => moveBooking(studio, booking.id, { start, overrules: true });
  // Right up to the other meeting, on a Sunday night, two years ahead.
  for (const start of [eleven + half, tenOnThursday + 3 * dayMs - half / 2, tenOnThursday + 730 * dayMs])
    await expect(force(start)).resolves.toMatchObject({ startsAt: start });
  await expect(force(eleven + half / 2)).rejects.toMatchObject({ code: "slot_taken", reason: "meeting" });
  await expect(force(ctx.now - half)).rejects.toMatchObject({ code: "slot_not_offered", reason: "past" });
});

test("a guest moves only their own booking, and never over the rules", async () => {
  const { ctx, link, booking } = await createBooking();
  const other = await bookSlot(ctx, link, request(eleven));
  const guest: Context = { ...ctx, actor: { kind: "guest", bookingId: booking.id } };
  const start = eleven + half;
  await expect(moveBooking(guest, other.id, { start })).rejects.toMatchObject({ code: "not_found" });
  await expect(moveBooking(ctx, booking.id, { start })).rejects.toMatchObject({ code: "not_found" });
  await expect(moveBooking(guest, booking.id, { start, overrules: true })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(moveBooking(guest, booking.id, { start })).resolves.toMatchObject({ startsAt: start });
});

test("another organization's booking does not exist, and one that is over or called off stays", async () => {
  const { studio, booking } = await createBooking();
  const stranger = await createStudio(world.visit);
  await expect(moveBooking(stranger, booking.id, { start: eleven })).rejects.toMatchObject({
    code: "not_found",
  });
  const begun = { ...studio, now: tenOnThursday };
  await expect(moveBooking(begun, booking.id, { start: eleven })).rejects.toMatchObject({ code: "conflict" });
  await inTransaction(studio.db, studio, (tx) => tx.update(bookings).set({ status: "cancelled" }));
  await expect(moveBooking(studio, booking.id, { start: eleven })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("a link that was used up, switched off or has run out still lets its booking be moved", async () => {
  const { studio, booking } = await createBooking();
  await inTransaction(studio.db, studio, (tx) => tx.update(links).set({ isActive: false }));
  await expect(moveBooking(studio, booking.id, { start: eleven })).resolves.toMatchObject({ sequence: 1 });
});

test("the same hosts stay when they are free; when not, others come and the first ones are free again", async () => {
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  const members = [await annasId(studio), ...(await addPeople(studio, "Ben", "Cleo"))];
  await setGroups(studio, link, { needed: 1, members });
  const first = await bookSlot(ctx, link, request(tenOnThursday));
  const second = await bookSlot(ctx, link, request(eleven));
  const host = (booking: { assignment: unknown }) => (booking.assignment as Pick[])[0];
  const stayed = await moveBooking(studio, first.id, { start: eleven });
  expect(host(stayed)).toMatchObject({ memberId: host(first)?.memberId, why: "stays" });
  // Whoever has the second meeting is busy at eleven with it, so it moves to the other's time freely.
  const back = await moveBooking(studio, second.id, { start: tenOnThursday });
  expect(host(back)).toMatchObject({ memberId: host(second)?.memberId });
  const third = await bookSlot(ctx, link, request(eleven));
  const fourth = await bookSlot(ctx, link, request(eleven));
  expect(new Set([stayed, third, fourth].map((booking) => host(booking)?.memberId)).size).toBe(3);
  await expect(moveBooking(studio, back.id, { start: eleven })).rejects.toMatchObject({ code: "slot_taken" });
});

test("two bookings that swap times at the same moment both keep one, and nothing overlaps", async () => {
  const { studio, ctx, link, booking } = await createBooking();
  const other = await bookSlot(ctx, link, request(eleven));
  const outcomes = await Promise.allSettled([
    moveBooking(studio, booking.id, { start: eleven }),
    moveBooking(studio, other.id, { start: tenOnThursday }),
  ]);
  for (const outcome of outcomes)
    expect(outcome).toMatchObject({ status: "rejected", reason: { code: "slot_taken" } });
  expect((await liveReservations(studio)).map(({ during }) => during.start)).toEqual([tenOnThursday, eleven]);
});
