import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Connection, connect } from "@/db/client";
import { bookings, links, reservations } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import { placeHold, releaseHold } from "@/lib/bookings/holds";
import { moveBooking } from "@/lib/bookings/move-booking";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { Link } from "@/lib/links/queries";
import { minuteMs } from "@/lib/time/zone";
import { mulberry32 } from "@/tests/support/random";
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
 * Thousands of commands of every kind that takes time, over few hosts and few times, from two
 * pools of connections as two servers have them. Whatever the order, nothing that must never
 * be may be found afterwards, and every refusal is one that a person can be told.
 */
/** `npm run test:races` tries ten thousand; ten times fewer find what is broken outright. */
const tries = Number(process.env.RACE_TRIES ?? 1_000);
const atOnce = 20;

let world: TestWorld;
let second: Connection;
beforeAll(async () => {
  world = await createWorld();
  second = connect(world.url);
});
afterAll(() => world.drop());

test(`${tries} commands at once break no rule, meet no deadlock, and fail only in words`, {
  // A test of order, not of speed: on a busy machine it takes minutes.
  timeout: 600_000,
}, async () => {
  const scene = await createScene();
  const outcomes = await runAll(scene);
  const refused = outcomes.filter((outcome) => outcome !== "done");
  expect(outcomes).toHaveLength(tries);
  expect(refused.filter((reason) => !expectedRefusals.has(reason))).toEqual([]);
  // Both must have happened often, or nothing was tried.
  expect(refused.length).toBeGreaterThan(tries / 10);
  expect(outcomes.length - refused.length).toBeGreaterThan(tries / 20);

  const rows = await readReservations(scene.studio);
  expect(overlaps(rows)).toEqual([]);
  expect(tooClose(rows)).toEqual([]);
  expect(oversold(rows)).toEqual([]);
  expect(await bookingsWithoutTime(scene.studio)).toEqual([]);
  expect(overLimit(scene, rows)).toEqual([]);
  expect(await spentTwice(scene.studio)).toEqual([]);

  await second.close();
  await world.close();
  expect(await deadlocks(world.url)).toBe(0);
});

const expectedRefusals = new Set(["slot_taken", "slot_not_offered", "link_used"]);
const slots = Array.from({ length: 10 }, (_, i) => tenOnThursday + i * 30 * minuteMs);
const perDay = 4;
const seats = 3;

type Scene = {
  readonly studio: Context;
  readonly links: readonly Link[];
  readonly limited: Link;
  readonly course: Link;
  readonly oneTime: readonly Link[];
};

/** One host with buffers, any of five under a limit, two and a room together, a class, and one-time links. */
async function createScene(): Promise<Scene> {
  const studio = await createStudio(world.visit);
  const anna = await annasId(studio);
  const [ben = "", cleo = "", dora = "", emil = "", room = ""] = await addPeople(
    studio,
    "Ben",
    "Cleo",
    "Dora",
    "Emil",
    "Room",
  );
  const make = async (
    title: string,
    changes: Partial<Link>,
    ...groups: Parameters<typeof setGroups>[2][]
  ) => {
    const { link } = await createOpenLink(studio, { title });
    await setGroups(studio, link, ...groups);
    return (await changeLink(studio, link, { title, ...changes })).link;
  };
  const all = (...members: string[]) => ({ needed: null, members });
  const some = (needed: number, ...members: string[]) => ({ needed, members });
  const buffered = await make("Buffers", { bufferBeforeMinutes: 10, bufferAfterMinutes: 20 }, all(anna));
  const limited = await make("Pool", { limitPerDay: perDay }, some(1, anna, ben, cleo, dora, emil));
  const together = await make("Together", {}, all(room), some(2, emil, dora, cleo));
  const course = await make("Class", { seats, limitPerDay: perDay }, all(room), some(1, ben, anna));
  const oneTime: Link[] = [];
  for (let i = 0; i < 20; i += 1) {
    const isFor = { kind: "one_time", recipientEmail: `r${i}@example.com` } as const;
    oneTime.push(await make(`One time ${i}`, isFor, all(ben)));
  }
  return { studio, links: [buffered, limited, together, course], limited, course, oneTime };
}

/** Runs the commands, twenty at a time, and returns what became of each: `done`, or the code of its refusal. */
async function runAll(scene: Scene): Promise<string[]> {
  const random = mulberry32(20261203);
  const booked: string[] = [];
  const outcomes: string[] = [];
  let next = 0;
  const lane = async () => {
    while (next < tries) {
      const i = next;
      next += 1;
      const db = i % 2 === 0 ? world.db : second.db;
      // A tenth of a second passes from one to the next, so that holds lapse on the way.
      const ctx: Context = { ...scene.studio, db, now: scene.studio.now + i * 100 };
      outcomes.push(await outcomeOf(chooseCommand(scene, ctx, random, booked)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return outcomes;
}

async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "done";
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

async function chooseCommand(scene: Scene, ctx: Context, random: () => number, booked: string[]) {
  const among = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const link = random() < 0.1 ? among(scene.oneTime) : among(scene.links);
  const start = among(slots);
  const visitorId = `visitor ${Math.floor(random() * 12)}`;
  const guest: Context = { ...ctx, actor: { kind: "guest" } };
  const dice = random();
  if (dice < 0.2) return placeHold(guest, link, { start, visitorId });
  if (dice < 0.3) return releaseHold(guest, link, { visitorId });
  const movable = among(booked);
  if (dice < 0.65 && movable) {
    // By the rules: buffers and limits must hold afterwards.
    return moveBooking(ctx, movable, { start });
  }
  const key =
    random() < 0.2 ? { idempotencyKey: `key ${Math.floor(random() * 50)} ${link.id} ${start}` } : {};
  const booking = await bookSlot(guest, link, request(start), { visitorId, ...key });
  booked.push(booking.id);
}

type Row = Awaited<ReturnType<typeof readReservations>>[number];

/** Live reservations of bookings: holds may have lapsed without anybody needing their time. */
const readReservations = (ctx: Context) =>
  inTransaction(ctx.db, ctx, (tx) =>
    tx
      .select()
      .from(reservations)
      .where(sql`${reservations.releasedAt} is null and ${reservations.bookingId} is not null`),
  );

/** Two meetings of one resource, unless it is one session. */
const pairs = (rows: readonly Row[]) =>
  rows.flatMap((a, i) =>
    rows
      .slice(i + 1)
      .filter((b) => a.resourceId === b.resourceId && (a.sessionId === null || a.sessionId !== b.sessionId))
      .map((b) => [a, b] as const),
  );

const overlaps = (rows: readonly Row[]) =>
  pairs(rows).filter(([a, b]) => a.during.start < b.during.end && b.during.start < a.during.end);

/** A meeting that meets another's buffer. */
const tooClose = (rows: readonly Row[]) =>
  pairs(rows).filter(([a, b]) => {
    const [first, last] = a.during.start < b.during.start ? [a, b] : [b, a];
    const apart = Math.max(first.bufferAfterMinutes, last.bufferBeforeMinutes) * minuteMs;
    return last.during.start < first.during.end + apart;
  });

function oversold(rows: readonly Row[]) {
  const sessions = Map.groupBy(
    rows.filter((row) => row.sessionId !== null),
    (row) => `${row.sessionId} ${row.resourceId}`,
  );
  return [...sessions].filter(
    ([, inSession]) =>
      inSession.length > seats || new Set(inSession.map((row) => row.sessionSeat)).size < inSession.length,
  );
}

/** Bookings that do not have exactly the resources their link needs. */
async function bookingsWithoutTime(ctx: Context) {
  const rows = await inTransaction(ctx.db, ctx, (tx) =>
    tx.execute<{ title: string; held: number }>(sql`
      select l.title, count(r.id) filter (where r.released_at is null
        and lower(r.during) = b.starts_at and upper(r.during) = b.ends_at)::int as held
      from bookings b join links l on l.id = b.link_id left join reservations r on r.booking_id = b.id
      group by b.id, l.title`),
  );
  const needed = (title: string) => ({ Together: 3, Class: 2 })[title] ?? 1;
  return rows.filter(({ title, held }) => held !== needed(title));
}

/** Links with more meetings on the one day than their limit; a session is one meeting. */
function overLimit({ links: all, limited, course }: Scene, rows: readonly Row[]) {
  const meetings = (link: Link) =>
    new Set(rows.filter((row) => row.linkId === link.id).map((row) => row.sessionId ?? row.bookingId)).size;
  expect(meetings(limited)).toBeGreaterThan(0);
  expect(all).toContain(course);
  return [limited, course].filter((link) => meetings(link) > perDay);
}

const spentTwice = (ctx: Context) =>
  inTransaction(ctx.db, ctx, (tx) =>
    tx
      .select({ id: links.id, bookings: sql<number>`count(*)` })
      .from(bookings)
      .innerJoin(links, eq(links.id, bookings.linkId))
      .where(eq(links.kind, "one_time"))
      .groupBy(links.id)
      .having(sql`count(*) > 1`),
  );

/** How often PostgreSQL had to break a circle of waiting transactions in this database. */
async function deadlocks(url: string): Promise<number> {
  const owner = postgres(url, { max: 1 });
  const [row] = await owner<{ deadlocks: number }[]>`
    select deadlocks::int from pg_stat_database where datname = current_database()`;
  await owner.end();
  return row?.deadlocks ?? Number.NaN;
}
