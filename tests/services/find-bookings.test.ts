import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answers, attendees, bookings } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import { type Tab, tabs } from "@/lib/bookings/booking-conditions";
import { cancelBooking } from "@/lib/bookings/cancel-booking";
import { countOpenBookings, findFilterChoices } from "@/lib/bookings/dashboard-queries";
import {
  type BookingQuery,
  bookingsPerPage,
  findBookings,
  findBookingsDuring,
} from "@/lib/bookings/find-bookings";
import type { Context } from "@/lib/context";
import type { Cursor } from "@/lib/cursor";
import { newId } from "@/lib/ids";
import type { Link } from "@/lib/links/queries";
import { dayMs, minuteMs } from "@/lib/time/zone";
import {
  addPeople,
  annasId,
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
type Status = (typeof bookings.$inferSelect)["status"];

async function createWork() {
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  return { studio, ctx, link };
}

/** A booking as its row may be, put where the tests need it; it is booked at `slot`, which is free again then. */
async function put(
  ctx: Context,
  link: Link,
  name: string,
  startsAt: number,
  { status = "confirmed" as Status, slot = tenOnThursday } = {},
) {
  const { id } = await bookSlot(ctx, link, request(slot, { name }));
  await cancelBooking({ ...ctx, actor: { kind: "system" } }, id, { reason: "" });
  await inTransaction(world.db, ctx, (tx) =>
    tx
      .update(bookings)
      .set({ status, startsAt, endsAt: startsAt + half })
      .where(eq(bookings.id, id)),
  );
  return id;
}

const names = async (studio: Context, query: BookingQuery) =>
  (await findBookings(studio, query)).bookings.map(({ guestName }) => guestName);

test("every booking stands in exactly one tab, by its state and the clock", async () => {
  const { studio, ctx, link } = await createWork();
  const [past, running, future] = [studio.now - dayMs, studio.now - half / 2, studio.now + dayMs];
  const expected: Record<string, Tab> = {};
  const cases: readonly (readonly [Status, number, Tab])[] = [
    ["confirmed", future, "upcoming"],
    ["confirmed", running, "upcoming"],
    ["confirmed", past, "past"],
    ["completed", past, "past"],
    ["no_show", running, "past"],
    ["pending", future, "pending"],
    ["pending", past, "cancelled"],
    ["cancelled", future, "cancelled"],
    ["rejected", past, "cancelled"],
    ["expired", past, "cancelled"],
  ];
  for (const [i, [status, startsAt, tab]] of cases.entries()) {
    await put(ctx, link, `Guest ${i}`, startsAt, { status });
    expected[`Guest ${i}`] = tab;
  }
  const found: Record<string, Tab> = {};
  for (const tab of tabs) for (const name of await names(studio, { tab })) found[name] = tab;
  expect(found).toEqual(expected);
  expect(await countOpenBookings(studio)).toEqual({ upcoming: 2, pending: 1 });
  const over = (await findBookings(studio, { tab: "past" })).bookings;
  expect(new Set(over.map(({ state }) => state))).toEqual(new Set(["completed", "no_show"]));
});

describe("the search", () => {
  test.each([
    ["the name", "gust", ["Gustav Gast", "100% Anna_B"]],
    ["the name in capitals", "GUSTAV", ["Gustav Gast"]],
    ["the address", "GRETA@EX", ["Greta Öz"]],
    ["umlauts in any case", "öZ", ["Greta Öz"]],
    ["an answer", "oat milk", ["Greta Öz"]],
    ["one of several choices", "tuesday", ["Greta Öz"]],
    ["a percent sign as itself", "0% a", ["100% Anna_B"]],
    ["an underscore as itself", "a_b", ["100% Anna_B"]],
    ["a backslash as itself", "a\\b", []],
    ["the link's title", "intro", ["Gustav Gast", "Greta Öz", "100% Anna_B"]],
  ])("finds %s", async (_, search, expected) => {
    const { studio } = await searched();
    expect(await names(studio, { tab: "upcoming", search })).toEqual(expected);
  });

  let made: Awaited<ReturnType<typeof createWork>> | undefined;
  async function searched() {
    if (made) return made;
    made = await createWork();
    const { ctx, link } = made;
    await bookSlot(ctx, link, request(tenOnThursday, { email: "gustav@example.com" }));
    const greta = request(tenOnThursday + half, { name: "Greta Öz", email: "greta@example.com" });
    const { id: bookingId } = await bookSlot(ctx, link, greta);
    const percent = request(tenOnThursday + 2 * half, { name: "100% Anna_B", email: "august@example.com" });
    await bookSlot(ctx, link, percent);
    const { organizationId } = ctx;
    await inTransaction(world.db, ctx, (tx) =>
      tx.insert(answers).values([
        { id: newId(), organizationId, bookingId, position: 0, label: "Milk?", value: "Oat milk, please" },
        { id: newId(), organizationId, bookingId, position: 1, label: "Days?", value: ["Monday", "Tuesday"] },
      ]),
    );
    return made;
  }
});

test("filters narrow by link, host and dates", async () => {
  const { studio, ctx, link } = await createWork();
  const [boris = ""] = await addPeople(studio, "Boris Bauer");
  const anna = await annasId(studio);
  const other = await createOpenLink(studio, { title: "Second" });
  await setGroups(studio, other.link, { needed: null, members: [boris] });
  await bookSlot(ctx, link, request(tenOnThursday, { name: "With Anna" }));
  await bookSlot(other.ctx, other.link, request(tenOnThursday + dayMs, { name: "With Boris" }));
  const upcoming = (filter: Partial<BookingQuery>) => names(studio, { tab: "upcoming", ...filter });
  expect(await upcoming({ linkId: other.link.id })).toEqual(["With Boris"]);
  expect(await upcoming({ hostId: anna })).toEqual(["With Anna"]);
  expect(await upcoming({ hostId: boris })).toEqual(["With Boris"]);
  expect(await upcoming({ from: tenOnThursday + 1 })).toEqual(["With Boris"]);
  expect(await upcoming({ until: tenOnThursday + 1 })).toEqual(["With Anna"]);
  expect(await upcoming({ hostId: boris, linkId: link.id })).toEqual([]);
  const { id } = (await findBookings(studio, { tab: "upcoming", hostId: anna })).bookings[0] ?? { id: "" };
  await cancelBooking(studio, id, { reason: "" });
  expect(await names(studio, { tab: "cancelled", hostId: anna })).toEqual(["With Anna"]);
  const choices = await findFilterChoices(studio);
  expect(choices.links.map(({ name }) => name)).toEqual(["Intro call", "Second"]);
  expect(choices.hosts.map(({ name }) => name)).toEqual(["Anna Berg", "Boris Bauer"]);
});

describe("paging", () => {
  /** Two full pages and one booking, many of them at one and the same start. */
  async function createMany() {
    const work = await createWork();
    const { studio, ctx, link } = work;
    const first = await bookSlot(ctx, link, request(tenOnThursday));
    const count = 2 * bookingsPerPage + 1;
    const ids = Array.from({ length: count - 1 }, () => newId());
    await inTransaction(world.db, studio, async (tx) => {
      const [row] = await tx.select().from(bookings).where(eq(bookings.id, first.id));
      const [guest] = await tx.select().from(attendees).where(eq(attendees.bookingId, first.id));
      if (!row || !guest) throw new Error("The booking is gone.");
      for (const [i, id] of ids.entries()) {
        const startsAt = tenOnThursday + (i % 3) * half;
        await tx.insert(bookings).values({ ...row, id, uid: id, startsAt, endsAt: startsAt + half });
        await tx.insert(attendees).values({ ...guest, id: newId(), bookingId: id });
      }
    });
    return { ...work, ids: [first.id, ...ids] };
  }

  test.each(["upcoming", "past"] as const)("goes through all of %s once, forwards and back", async (tab) => {
    const { studio, ids } = await createMany();
    const ctx = tab === "upcoming" ? studio : { ...studio, now: tenOnThursday + dayMs };
    const seen: string[][] = [];
    let after: Cursor | undefined;
    for (;;) {
      const page = await findBookings(ctx, { tab, after });
      expect(page.previous === null).toBe(after === undefined);
      seen.push(page.bookings.map(({ id }) => id));
      if (!page.next) break;
      after = page.next;
    }
    expect(seen.map((page) => page.length)).toEqual([bookingsPerPage, bookingsPerPage, 1]);
    expect(seen.flat().toSorted()).toEqual(ids.toSorted());

    const back: string[][] = [];
    let before = (await findBookings(ctx, { tab, after })).previous ?? undefined;
    while (before) {
      const page = await findBookings(ctx, { tab, before });
      back.unshift(page.bookings.map(({ id }) => id));
      expect(page.next).not.toBeNull();
      before = page.previous ?? undefined;
    }
    expect(back).toEqual(seen.slice(0, 2));
  });

  test("a booking made or called off meanwhile makes no other appear twice or be left out", async () => {
    const { studio, ctx, link, ids } = await createMany();
    const first = await findBookings(studio, { tab: "upcoming" });
    const [gone] = first.bookings;
    await inTransaction(world.db, studio, (tx) =>
      tx
        .update(bookings)
        .set({ status: "cancelled" })
        .where(eq(bookings.id, gone?.id ?? "")),
    );
    const early = await put(ctx, link, "Early", studio.now + minuteMs, { slot: tenOnThursday + 6 * half });
    const second = await findBookings(studio, { tab: "upcoming", after: first.next ?? undefined });
    const third = await findBookings(studio, { tab: "upcoming", after: second.next ?? undefined });
    const seen = [first, second, third].flatMap((page) => page.bookings.map(({ id }) => id));
    expect(seen.toSorted()).toEqual(ids.toSorted());
    expect(seen).not.toContain(early);
  });
});

test("a calendar has what begins in it, ends in it or lasts through it, and nothing that was called off", async () => {
  const { studio, ctx, link } = await createWork();
  const during = { start: tenOnThursday, end: tenOnThursday + dayMs };
  await put(ctx, link, "runs in", tenOnThursday - half / 2);
  await put(ctx, link, "ends before", tenOnThursday - half);
  await put(ctx, link, "inside", tenOnThursday + half, { status: "pending" });
  await put(ctx, link, "runs out", during.end - half / 2);
  await put(ctx, link, "begins after", during.end);
  await put(ctx, link, "called off", tenOnThursday + half, { status: "cancelled" });
  const found = await findBookingsDuring(studio, during);
  expect(found.map(({ guestName }) => guestName)).toEqual(["runs in", "inside", "runs out"]);
});

test("nobody finds another organization's bookings, whatever they ask for; and a guest finds none", async () => {
  const { studio, ctx, link } = await createWork();
  const booking = await bookSlot(ctx, link, request(tenOnThursday));
  const stranger = await createStudio(world.visit);
  const asked = { linkId: link.id, hostId: await annasId(studio), search: "Gustav" };
  for (const tab of tabs) expect(await names(stranger, { tab, ...asked })).toEqual([]);
  const after = { at: booking.startsAt - 1, id: booking.id };
  expect(await names(stranger, { tab: "upcoming", after })).toEqual([]);
  expect(await countOpenBookings(stranger)).toEqual({ upcoming: 0, pending: 0 });
  expect((await findFilterChoices(stranger)).links).toEqual([]);
  const guest: Context = { ...ctx, actor: { kind: "guest", bookingId: booking.id } };
  await expect(findBookings(guest, { tab: "upcoming" })).rejects.toMatchObject({ code: "not_found" });
});
