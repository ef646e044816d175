import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database, Transaction } from "@/db/client";
import {
  linkExclusions,
  links,
  linkTimes,
  scheduleDaysOff,
  scheduleOverrideRanges,
  scheduleOverrides,
  schedules,
} from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { findSlots } from "@/lib/availability/find-slots";
import { bookSlot } from "@/lib/bookings/book-slot";
import { placeHold } from "@/lib/bookings/holds";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { explainForGuest, explainForOwner } from "@/lib/explanations/explain";
import { newId } from "@/lib/ids";
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

/*
 * The promise of the product: what a page offers can be booked at once, and what it does not
 * offer is refused for the reason that "why not?" gives. Every quarter of an hour of
 * Thursday and every hour of the days around it is asked for and tried, on links of every kind.
 */

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const half = 30 * minuteMs;
const wednesday = Date.parse("2026-12-02T00:00:00Z");
const everyQuarter = Array.from({ length: 5 * 96 }, (_, i) => wednesday + 15 * i * minuteMs);
/** On the other days than Thursday: every third hour, or each of them when the race is the whole one. */
const stepMs = (process.env.OFFER_STEP_HOURS ? Number(process.env.OFFER_STEP_HOURS) : 3) * 60 * minuteMs;
const instants = everyQuarter.filter(
  (start) => start % stepMs === 0 || Math.floor((start - wednesday) / dayMs) === 1,
);

test("one host, with notice, window, buffers and a full day", () =>
  keepsPromise(
    { noticeMinutes: 240, windowDays: 3, bufferBeforeMinutes: 10, bufferAfterMinutes: 20, limitPerDay: 2 },
    [tenOnThursday, tenOnThursday + 3 * half, tenOnThursday + dayMs],
  ));

test("any of three, with a limit over the week", () =>
  keepsPromise({ incrementMinutes: 15, limitPerWeek: 4 }, [tenOnThursday, tenOnThursday, tenOnThursday], {
    groups: (ids) => [{ needed: 1, members: ids }],
  }));

test("two of three and a room together", () =>
  keepsPromise({}, [tenOnThursday, tenOnThursday + half], {
    groups: ([room = "", ...people]) => [
      { needed: null, members: [room] },
      { needed: 2, members: people },
    ],
  }));

test("a class with seats", () =>
  keepsPromise({ seats: 2 }, [tenOnThursday, tenOnThursday, tenOnThursday + 2 * half]));

test("a class on a full day, beside a session that is only held", () =>
  keepsPromise({ seats: 2, limitPerDay: 1 }, [tenOnThursday]));

test("a one-time link with chosen times, one of them at night", () =>
  keepsPromise({ kind: "one_time", recipientEmail: "r@example.com" }, [], {
    chosen: [tenOnThursday, tenOnThursday + 15 * minuteMs, tenOnThursday - 8 * 60 * minuteMs],
  }));

test("a link that is off", () => keepsPromise({ isActive: false }, []));

type Case = {
  readonly groups?: (ids: string[]) => Parameters<typeof setGroups>[2][];
  readonly chosen?: readonly number[];
};

async function keepsPromise(changes: Partial<Link>, taken: readonly number[], { groups, chosen }: Case = {}) {
  const studio = await createStudio(world.visit);
  const opened = await createOpenLink(studio);
  const people = [...(await addPeople(studio, "Ben", "Cleo")), await annasId(studio)];
  if (groups) await setGroups(studio, opened.link, ...groups(people));
  await addExceptions(studio, opened.link, chosen ?? []);
  const whileOpen = await changeLink(studio, opened.link, { ...changes, isActive: true });
  if (!chosen)
    await placeHold(opened.ctx, whileOpen.link, {
      start: tenOnThursday + 5 * half,
      visitorId: "somebody",
    }).catch(unlessRefused);
  for (const start of taken)
    await bookSlot(whileOpen.ctx, whileOpen.link, request(start)).catch(unlessRefused);
  const { ctx } = opened;
  const link = { ...whileOpen.link, ...changes };
  await inTransaction(ctx.db, ctx, (tx) => tx.update(links).set({ isActive: link.isActive }));

  const offered = await findSlots(ctx, link, {
    from: wednesday,
    until: wednesday + 5 * dayMs,
    durationMinutes: 30,
  });
  const seen = new Set<string>();
  for (const start of instants) {
    const outcome = await tryToBook(ctx, link, start);
    expect([start, outcome]).toEqual([start, await expected(studio, link, start, offered.includes(start))]);
    seen.add(outcome);
  }
  // Something was on offer where anything can be, and something was not.
  expect(seen.has("booked")).toBe(link.isActive);
  expect(seen.size).toBeGreaterThan(link.isActive ? 2 : 0);
}

/** What the page, the guest's and the owner's explanation say of a start; all three must agree. */
async function expected(studio: Context, link: Link, start: number, isOffered: boolean): Promise<string> {
  const guest = await explainForGuest(studio, link, { start, durationMinutes: 30 });
  const owner = await explainForOwner(studio, link.id, { start });
  expect([guest.isOffered, owner.isOffered]).toEqual([isOffered, isOffered]);
  expect(owner.reasons[0]?.kind).toBe(guest.reasons[0]);
  // A link that takes no bookings at all says so whatever the time.
  if (guest.reasons.includes("link_inactive")) return "link_inactive";
  return guest.reasons[0] ?? "booked";
}

/** Books for a moment: the transaction around it is rolled back. Says `booked`, or why not. */
async function tryToBook(ctx: Context, link: Link, start: number): Promise<string> {
  let outcome = "booked";
  await ctx.db
    .transaction(async (tx) => {
      const inside = { ...ctx, db: asDatabase(tx) };
      await bookSlot(inside, link, request(start)).catch((error: unknown) => {
        outcome = reasonOf(error);
      });
      tx.rollback();
    })
    .catch(() => {});
  return outcome;
}

/** A transaction inside a transaction is a savepoint; all else is the same. */
const asDatabase = (tx: Transaction) => tx as unknown as Database;

function reasonOf(error: unknown): string {
  if (!(error instanceof AppError)) throw error;
  return error.code === "link_disabled" ? "link_inactive" : (error.reason ?? error.code);
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}

/** Friday afternoon off, Saturday open at night, next Monday left out, Tuesday on vacation. */
async function addExceptions(studio: Context, link: Link, chosen: readonly number[]): Promise<void> {
  const { organizationId } = studio;
  await inTransaction(studio.db, studio, async (tx) => {
    const [schedule] = await tx.select({ id: schedules.id }).from(schedules);
    const ofSchedule = { organizationId, scheduleId: schedule?.id ?? "" };
    await tx.insert(scheduleOverrides).values([
      { ...ofSchedule, onDate: "2026-12-04" },
      { ...ofSchedule, onDate: "2026-12-05" },
    ]);
    await tx.insert(scheduleOverrideRanges).values([
      { ...ofSchedule, onDate: "2026-12-04", startMinute: 540, endMinute: 720 },
      { ...ofSchedule, onDate: "2026-12-05", startMinute: 1320, endMinute: 120 },
    ]);
    await tx
      .insert(scheduleDaysOff)
      .values({ ...ofSchedule, id: newId(), startsOn: "2026-12-02", endsOn: "2026-12-02", label: "" });
    await tx.insert(linkExclusions).values({ organizationId, linkId: link.id, onDate: "2026-12-06" });
    if (chosen.length > 0)
      await tx.insert(linkTimes).values(
        chosen.map((startsAt) => ({
          organizationId,
          linkId: link.id,
          startsAt,
          isOutsideHours: startsAt < tenOnThursday,
        })),
      );
  });
}
