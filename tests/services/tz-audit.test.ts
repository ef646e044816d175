import { spawnSync } from "node:child_process";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Transaction } from "@/db/client";
import { auditEntries, bookings, mails, organizations, reservations, schedules } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import { placeHold } from "@/lib/bookings/holds";
import { moveBooking } from "@/lib/bookings/move-booking";
import { findShiftedBookings, keepWallClocks } from "@/lib/bookings/tz-audit";
import type { Context } from "@/lib/context";
import { say } from "@/lib/i18n/say";
import { newId } from "@/lib/ids";
import { findOrganizationIds } from "@/lib/organizations/queries";
import { minuteMs } from "@/lib/time/zone";
import {
  addPeople,
  changeLink,
  createOpenLink,
  createStudio,
  createWorld,
  liveReservations,
  request,
  setGroups,
  type TestWorld,
} from "@/tests/support/studio";

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

/** Until 2026 Vancouver's clocks went back in November; since tzdata 2026b they stay, an hour ahead of that. */
const nine = Date.parse("2026-12-10T16:00:00Z");
const nineAsItWas = nine + 60 * minuteMs;
const half = 30 * minuteMs;

/** A host in Vancouver, and bookings made before the rules changed: half an hour long, so many after nine. */
async function createVancouver(...halves: number[]) {
  const studio = await createStudio(world.visit, { timeZone: "America/Vancouver" });
  const { link } = await createOpenLink(studio);
  const { ctx } = await changeLink(studio, link, { timeZone: "America/Vancouver" });
  const ids: string[] = [];
  for (const i of halves) {
    const { id } = await bookSlot(ctx, link, request(nine + i * half));
    ids.push(id);
  }
  // One statement for all, so that no step of it overlaps.
  await inTransaction(world.db, studio, async (tx) => {
    await tx.update(reservations).set({ releasedAt: studio.now });
    for (const [position, i] of halves.entries()) {
      const start = nineAsItWas + i * half;
      const id = ids[position] ?? "";
      await tx
        .update(bookings)
        .set({ startsAt: start, endsAt: start + half, tzdataVersion: "2026a" })
        .where(eq(bookings.id, id));
      await tx
        .update(reservations)
        .set({ during: { start, end: start + half }, releasedAt: null })
        .where(eq(reservations.bookingId, id));
    }
    await tx.delete(mails);
  });
  return { studio, ctx, link, ids };
}

const system = (studio: Context): Context => ({ ...studio, actor: { kind: "system" } });

/** Lists and moves, as the command does; what became of each, in order. */
async function apply(studio: Context): Promise<string[]> {
  const outcomes = await keepWallClocks(system(studio), await findShiftedBookings(studio));
  return outcomes.map(({ result, why }) => why ?? result);
}

test("lists a booking whose clock a new tzdata has shifted, with both readings", async () => {
  const { studio, ids } = await createVancouver(0);
  expect(await findShiftedBookings(studio)).toEqual([
    {
      id: ids[0],
      linkTitle: "Intro call",
      timeZone: "America/Vancouver",
      tzdataVersion: "2026a",
      wallClock: "2026-12-10T09:00",
      startsAt: nineAsItWas,
      showsNow: "2026-12-10T10:00",
      movesTo: nine,
    },
  ]);
});

test("bookings that stand where they were agreed, are over or called off are not listed", async () => {
  const { studio } = await createVancouver(0);
  const { ctx, link } = await createOpenLink(studio, { title: "Another" });
  await bookSlot(ctx, link, request(nine));
  expect(await findShiftedBookings(studio)).toHaveLength(1);
  expect(await findShiftedBookings({ ...studio, now: nineAsItWas })).toEqual([]);
  await inTransaction(world.db, studio, (tx) => tx.update(bookings).set({ status: "cancelled" }));
  expect(await findShiftedBookings(studio)).toEqual([]);
});

test("moves them so that the clock stays, raises the sequence, queues the mails and writes it down", async () => {
  const { studio, ids } = await createVancouver(0);
  expect(await apply(studio)).toEqual(["moved"]);
  const [booking] = await inTransaction(world.db, studio, (tx) => tx.select().from(bookings));
  expect(booking).toMatchObject({
    id: ids[0],
    startsAt: nine,
    wallClock: "2026-12-10T09:00",
    sequence: 1,
    tzdataVersion: process.versions.tz,
  });
  const queued = await inTransaction(world.db, studio, (tx) => tx.select().from(mails));
  expect(queued.map(({ kind, sequence }) => `${kind} ${sequence}`).toSorted()).toEqual([
    "booking_clock_guest 1",
    "booking_clock_owner 1",
  ]);
  const entries = await inTransaction(world.db, studio, (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.action, "booking.moved")),
  );
  expect(entries).toMatchObject([{ actorKind: "system", subjectId: ids[0] }]);
  expect(await findShiftedBookings(studio)).toEqual([]);
});

test("bookings that stand in each other's way wait for each other", async () => {
  const { studio } = await createVancouver(3, 2, 1, 0);
  expect(await apply(studio)).toEqual(["moved", "moved", "moved", "moved"]);
  expect(await findShiftedBookings(studio)).toEqual([]);
});

test("a class longer than the shift moves as one, and keeps its seats", async () => {
  const { studio } = await createVancouver(0, 3);
  const minutes = 90;
  await inTransaction(world.db, studio, async (tx) => {
    const during = { start: nineAsItWas, end: nineAsItWas + minutes * minuteMs };
    const sessionId = newId();
    const rows = await tx.select({ id: reservations.id }).from(reservations);
    await tx
      .update(bookings)
      .set({ startsAt: during.start, endsAt: during.end, wallClock: "2026-12-10T09:00" });
    for (const [sessionSeat, { id }] of rows.entries())
      await tx
        .update(reservations)
        .set({ during, sessionId, sessionSeat, releasedAt: null })
        .where(eq(reservations.id, id));
  });
  expect(await apply(studio)).toEqual(["moved", "moved"]);
  const held = await liveReservations(studio);
  expect(held.map(({ during, sessionSeat }) => [during.start, sessionSeat])).toEqual([
    [nine, 0],
    [nine, 1],
  ]);
  const sequences = await inTransaction(world.db, studio, (tx) =>
    tx.select({ sequence: bookings.sequence }).from(bookings),
  );
  expect(sequences).toEqual([{ sequence: 1 }, { sequence: 1 }]);
});

test("a guest who joined at the time that the new rules show is not taken along: the session is left to the owner", async () => {
  const { studio, ids } = await createVancouver(0, 3);
  await inTransaction(world.db, studio, async (tx) => {
    const during = { start: nineAsItWas, end: nineAsItWas + half };
    const sessionId = newId();
    for (const [sessionSeat, id] of ids.entries()) {
      const wallClock = sessionSeat === 0 ? "2026-12-10T09:00" : "2026-12-10T10:00";
      await tx
        .update(bookings)
        .set({ startsAt: during.start, endsAt: during.end, wallClock })
        .where(eq(bookings.id, id));
      await tx
        .update(reservations)
        .set({ during, sessionId, sessionSeat })
        .where(eq(reservations.bookingId, id));
    }
  });
  expect(await apply(studio)).toEqual([say("bookings.sessionDisagrees")]);
  expect(await inTransaction(world.db, studio, (tx) => tx.select().from(mails))).toEqual([]);
});

test("an open form is no obstacle: its hold gives way", async () => {
  const { studio, ctx, link } = await createVancouver(0);
  await placeHold(ctx, link, { start: nine, visitorId: "vera" });
  expect(await apply(studio)).toEqual(["moved"]);
});

test("a host who has left the link keeps the meeting", async () => {
  const { studio, link } = await createVancouver(0);
  const before = await liveReservations(studio);
  await setGroups(studio, link, { needed: null, members: await addPeople(studio, "Ben") });
  expect(await apply(studio)).toEqual(["moved"]);
  const after = await liveReservations(studio);
  expect(after.map(({ resourceId }) => resourceId)).toEqual(before.map(({ resourceId }) => resourceId));
});

test("a booking that its guest has moved, or called off, since it was listed is left alone", async () => {
  const { studio, ids } = await createVancouver(0, 2);
  const listed = await findShiftedBookings(studio);
  await moveBooking(studio, ids[0] ?? "", { start: nine + 8 * half });
  await inTransaction(world.db, studio, (tx) =>
    tx
      .update(bookings)
      .set({ status: "cancelled" })
      .where(eq(bookings.id, ids[1] ?? "")),
  );
  const outcomes = await keepWallClocks(system(studio), listed);
  expect(outcomes.map(({ result }) => result)).toEqual(["changed", "changed"]);
});

test("a wall clock that a new gap swallows is set to the first instant after it, once", async () => {
  const { studio, ids } = await createVancouver(0);
  // Berlin's clock skips from 02:00 to 03:00 then; as if that rule were new.
  const gap = Date.parse("2027-03-28T01:00:00Z");
  await inTransaction(world.db, studio, async (tx) => {
    await tx
      .update(bookings)
      .set({ timeZone: "Europe/Berlin", wallClock: "2027-03-28T02:00", startsAt: gap, endsAt: gap + half });
    await tx
      .update(reservations)
      .set({ during: { start: gap, end: gap + half } })
      .where(eq(reservations.bookingId, ids[0] ?? ""));
  });
  expect(await apply(studio)).toEqual(["moved"]);
  const [booking] = await inTransaction(world.db, studio, (tx) => tx.select().from(bookings));
  expect(booking).toMatchObject({ startsAt: gap, wallClock: "2027-03-28T03:00", sequence: 1 });
  expect(await findShiftedBookings(studio)).toEqual([]);
});

test("what cannot move because another meeting has its time is left where it is and reported", async () => {
  const { studio, ctx, link, ids } = await createVancouver(0);
  await bookSlot(ctx, link, request(nine));
  const outcomes = await keepWallClocks(system(studio), await findShiftedBookings(studio));
  expect(outcomes).toMatchObject([
    { result: "stuck", why: "something else has that time", booking: { id: ids[0], startsAt: nineAsItWas } },
  ]);
  expect(await findShiftedBookings(studio)).toHaveLength(1);
});

test("opening hours, notice and a link that is off do not keep a meeting from staying where it was agreed", async () => {
  const { studio, link } = await createVancouver(0);
  await changeLink(studio, link, { noticeMinutes: 500_000 });
  await inTransaction(world.db, studio, async (tx) => {
    await tx.update(schedules).set({ timeZone: "Asia/Tokyo" });
  });
  expect(await apply(studio)).toEqual(["moved"]);
});

test("every organization is looked after, and nobody else sees which there are", async () => {
  const studio = await createStudio(world.visit);
  expect(await findOrganizationIds(world.visit)).toContain(studio.organizationId);
  const seen = await inTransaction(world.db, studio, (tx) =>
    tx.select({ id: organizations.id }).from(organizations),
  );
  expect(seen).toEqual([{ id: studio.organizationId }]);
});

/** Puts a studio's bookings far ahead, for a command that goes by the real clock. */
async function postpone(studio: Context): Promise<void> {
  const start = Date.parse("2090-12-10T17:00:00Z");
  const during = { start, end: start + half };
  await inTransaction(world.db, studio, async (tx) => {
    await tx.update(bookings).set({ startsAt: start, endsAt: during.end, wallClock: "2090-12-10T09:00" });
    await tx.update(reservations).set({ during });
  });
}

/** Runs npm run tz:audit against the test's own database. */
function command(...flags: string[]) {
  const env = { ...process.env, DATABASE_URL: world.url };
  const args = ["lib/server/run.mjs", "lib/server/tz-audit.ts", ...flags];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: "utf8", env });
  return { status, stdout };
}

test("the command lists, moves and reports over all organizations, and fails when one is stuck", async () => {
  await inEveryOrganization((tx) => tx.update(bookings).set({ status: "cancelled" }));
  expect(command()).toEqual({ status: 0, stdout: expect.stringMatching(/^All future bookings stand/) });

  const [fine, stuck] = [await createVancouver(0), await createVancouver(0, 1)];
  for (const { studio } of [fine, stuck])
    await inTransaction(world.db, studio, (tx) => tx.update(reservations).set({ releasedAt: studio.now }));
  const [first = "", second = ""] = stuck.ids;
  await postpone(fine.studio);
  await postpone(stuck.studio);
  const rightTime = { start: Date.parse("2090-12-10T16:00:00Z"), end: Date.parse("2090-12-10T16:30:00Z") };
  await inTransaction(world.db, fine.studio, (tx) => tx.update(reservations).set({ releasedAt: null }));
  await inTransaction(world.db, stuck.studio, async (tx) => {
    await tx.update(bookings).set({ status: "completed" }).where(eq(bookings.id, second));
    await tx.update(reservations).set({ during: rightTime }).where(eq(reservations.bookingId, second));
    await tx.update(reservations).set({ releasedAt: null });
  });

  const listed = command();
  expect(listed.status).toBe(0);
  expect(listed.stdout).toContain("agreed 2090-12-10T09:00 with 2026a, which was 2090-12-10T17:00:00.000Z");
  expect(listed.stdout).toContain("that instant is 2090-12-10T10:00 now");
  expect(listed.stdout).toMatch(/^2 shifted by time zone data/m);

  const applied = command("--apply");
  expect(applied.status).toBe(1);
  expect(applied.stdout).toContain(`${fine.ids[0]}  moved`);
  expect(applied.stdout).toContain(`${first}  not moved: something else has that time`);
  expect(applied.stdout).toContain("1 of 2 moved; the mails are queued. 1 could not be");
});

async function inEveryOrganization(work: (tx: Transaction) => Promise<unknown>): Promise<void> {
  for (const organizationId of await findOrganizationIds(world.visit))
    await inTransaction(world.db, { organizationId }, work);
}
