import { afterAll, beforeAll, expect, test } from "vitest";
import { holds, links } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { findSlots } from "@/lib/availability/find-slots";
import type { HoldKey } from "@/lib/availability/queries";
import { bookSlot } from "@/lib/bookings/book-slot";
import { placeHold, releaseHold } from "@/lib/bookings/holds";
import type { Context } from "@/lib/context";
import type { Link } from "@/lib/links/queries";
import { dayMs, minuteMs } from "@/lib/time/zone";
import {
  changeLink,
  createOpenLink,
  createStudio,
  createWorld,
  liveReservations,
  request,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const half = 30 * minuteMs;
const open = async () => createOpenLink(await createStudio(world.visit));
const hold = (ctx: Context, link: Link, visitorId: string, start = tenOnThursday) =>
  placeHold(ctx, link, { start, visitorId });
const offered = (ctx: Context, link: Link, ownHold?: HoldKey) =>
  findSlots(ctx, link, {
    from: tenOnThursday,
    until: tenOnThursday + 2 * half,
    durationMinutes: 30,
    ownHold,
  });
const later = (ctx: Context, minutes: number): Context => ({ ...ctx, now: ctx.now + minutes * minuteMs });

test("a held time is closed to everybody but the visitor who holds it", async () => {
  const { ctx, link } = await open();
  const { id } = await hold(ctx, link, "vera");
  expect(await offered(ctx, link)).toEqual([tenOnThursday + half]);
  expect(await offered(ctx, link, { visitorId: "otto" })).toEqual([tenOnThursday + half]);
  expect(await offered(ctx, link, { visitorId: "vera" })).toContain(tenOnThursday);
  expect(await offered(ctx, link, { holdId: id })).toContain(tenOnThursday);
  await expect(bookSlot(ctx, link, request(tenOnThursday))).rejects.toMatchObject({
    code: "slot_taken",
    reason: "hold",
  });
});

test("a hold lasts five minutes, and whoever comes then may have the time", async () => {
  const { ctx, link } = await open();
  expect(await hold(ctx, link, "vera")).toMatchObject({ expiresAt: ctx.now + 5 * minuteMs });
  const before = later(ctx, 5 - 1 / 60);
  expect(await offered(before, link)).not.toContain(tenOnThursday);
  const after = later(ctx, 5);
  expect(await offered(after, link)).toContain(tenOnThursday);
  await expect(bookSlot(after, link, request(tenOnThursday))).resolves.toMatchObject({ status: "confirmed" });
});

test("a lapsed hold of another link on the same person gives way too", async () => {
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  const other = await createOpenLink(studio, { title: "Another" });
  await hold(ctx, link, "vera");
  await expect(bookSlot(later(other.ctx, 5), other.link, request(tenOnThursday))).resolves.toMatchObject({
    status: "confirmed",
  });
});

test.each<[string, (id: string) => { visitorId?: string; holdId?: string }]>([
  ["the visitor", () => ({ visitorId: "vera" })],
  ["the hold's id", (holdId) => ({ holdId })],
])("booking, with %s, uses the hold up", async (_, key) => {
  const { ctx, link } = await open();
  const { holdId, visitorId } = key((await hold(ctx, link, "vera")).id);
  const booking = await bookSlot(ctx, link, { ...request(tenOnThursday), holdId }, { visitorId });
  expect(await liveReservations(ctx)).toMatchObject([{ bookingId: booking.id, holdId: null }]);
  expect(await holdsOf(ctx)).toEqual([]);
});

test("the same request without its hold, sent again once that is used up, is answered with the same booking", async () => {
  const { ctx, link } = await open();
  const { id: holdId } = await hold(ctx, link, "vera");
  const key = { idempotencyKey: "key" };
  const booking = await bookSlot(ctx, link, { ...request(tenOnThursday), holdId }, key);
  await expect(bookSlot(ctx, link, request(tenOnThursday), key)).resolves.toMatchObject({ id: booking.id });
});

test("another's hold is no key: neither the wrong visitor nor the hold of another link opens the time", async () => {
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  const other = await createOpenLink(studio, { title: "Another" });
  const { id } = await hold(ctx, link, "vera");
  const refused = { code: "slot_taken", reason: "hold" };
  await expect(bookSlot(ctx, link, request(tenOnThursday), { visitorId: "otto" })).rejects.toMatchObject(
    refused,
  );
  const elsewhere = { ...request(tenOnThursday), holdId: id };
  await expect(bookSlot(other.ctx, other.link, elsewhere)).rejects.toMatchObject(refused);
  expect(await holdsOf(ctx)).toHaveLength(1);
});

test("a visitor has one hold on a link: the next one lets the first go", async () => {
  const { ctx, link } = await open();
  await hold(ctx, link, "vera");
  await hold(ctx, link, "vera", tenOnThursday + half);
  expect(await offered(ctx, link)).toEqual([tenOnThursday]);
  expect(await holdsOf(ctx)).toHaveLength(1);
});

test("a visitor without a hold sees what is booked like everybody else", async () => {
  const { ctx, link } = await open();
  await bookSlot(ctx, link, request(tenOnThursday));
  expect(await offered(ctx, link, { visitorId: "vera" })).toEqual([tenOnThursday + half]);
  expect(await offered(ctx, link, { holdId: crypto.randomUUID() })).toEqual([tenOnThursday + half]);
});

test("a hold that is refused changes nothing", async () => {
  const { ctx, link } = await open();
  await hold(ctx, link, "otto", tenOnThursday + half);
  await hold(ctx, link, "vera");
  await expect(hold(ctx, link, "vera", tenOnThursday + half)).rejects.toMatchObject({ code: "slot_taken" });
  expect(await offered(ctx, link)).toEqual([]);
});

test("of twenty visitors who open the form at once, one holds the time", async () => {
  const { ctx, link } = await open();
  const attempts = Array.from({ length: 20 }, (_, i) => hold(ctx, link, `visitor ${i}`));
  const outcomes = await Promise.allSettled(attempts);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const lost of outcomes.filter((outcome) => outcome.status === "rejected"))
    expect(lost.reason).toMatchObject({ code: "slot_taken", reason: "hold" });
});

test("one visitor with many tabs holds one time and gets no error that is not about the time", async () => {
  const { ctx, link } = await open();
  await Promise.all(
    Array.from({ length: 12 }, (_, i) => hold(ctx, link, "vera", tenOnThursday + (i % 4) * half)),
  );
  expect(await holdsOf(ctx)).toHaveLength(1);
  expect(await liveReservations(ctx)).toHaveLength(1);
});

test("leaving frees the time at once; leaving twice, or with a word nobody knows, harms nothing", async () => {
  const { ctx, link } = await open();
  const { id } = await hold(ctx, link, "vera");
  await releaseHold(ctx, link, { visitorId: "otto" });
  expect(await offered(ctx, link)).not.toContain(tenOnThursday);
  await releaseHold(ctx, link, { holdId: id });
  await releaseHold(ctx, link, { holdId: id });
  expect(await offered(ctx, link)).toContain(tenOnThursday);
});

test("holds keep a buffer's distance like bookings do", async () => {
  const { ctx, link } = await open();
  const buffered = await changeLink(ctx, link, { bufferAfterMinutes: 15 });
  await hold(ctx, buffered.link, "vera");
  expect(await offered(ctx, buffered.link)).toEqual([]);
});

test("a hold does not count against a limit, and none is placed on a full day", async () => {
  const { ctx, link } = await open();
  const limited = (await changeLink(ctx, link, { limitPerDay: 1 })).link;
  await hold(ctx, limited, "vera");
  await bookSlot(ctx, limited, request(tenOnThursday + half));
  await expect(hold(ctx, limited, "otto", tenOnThursday + 2 * half)).rejects.toMatchObject({
    code: "slot_taken",
    reason: "limit_day",
  });
});

test("a link that takes no bookings gives no holds", async () => {
  const { ctx, link } = await open();
  await inTransaction(ctx.db, ctx, (tx) => tx.update(links).set({ isActive: false }));
  await expect(hold(ctx, link, "vera")).rejects.toMatchObject({ code: "link_disabled" });
});

test("an id that is out of date does not stand in the way of the visitor's own hold", async () => {
  const { ctx, link } = await open();
  const { id: holdId } = await hold(ctx, link, "vera");
  await hold(ctx, link, "vera");
  await expect(
    bookSlot(ctx, link, { ...request(tenOnThursday), holdId }, { visitorId: "vera" }),
  ).resolves.toMatchObject({ status: "confirmed" });
});

test("a link holds twenty times at once and no more; all others can still be booked", async () => {
  const { ctx, link } = await open();
  const starts = await findSlots(ctx, link, {
    from: tenOnThursday,
    until: tenOnThursday + 14 * dayMs,
    durationMinutes: 30,
  });
  const attempts = starts.slice(0, 30).map((start, i) => hold(ctx, link, `visitor ${i}`, start));
  const outcomes = await Promise.allSettled(attempts);
  const held = outcomes.filter(({ status }) => status === "fulfilled");
  expect(held).toHaveLength(20);
  for (const lost of outcomes.filter((outcome) => outcome.status === "rejected"))
    expect(lost.reason).toMatchObject({ code: "too_many" });
  await expect(bookSlot(ctx, link, request(starts[40] ?? 0))).resolves.toMatchObject({ status: "confirmed" });
  // Whoever turns to another time makes no more of them.
  const one = outcomes.findIndex(({ status }) => status === "fulfilled");
  await expect(hold(ctx, link, `visitor ${one}`, starts[41])).resolves.toMatchObject({ start: starts[41] });
});

test("holds that have lapsed do not pile up", async () => {
  const { ctx, link } = await open();
  for (let i = 0; i < 4; i += 1)
    await hold(later(ctx, 6 * i), link, `visitor ${i}`, tenOnThursday + i * half);
  expect(await holdsOf(ctx)).toHaveLength(1);
});

const holdsOf = (ctx: Context) => inTransaction(ctx.db, ctx, (tx) => tx.select().from(holds));
