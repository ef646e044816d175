import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FillOptions } from "@/bench/bulk-fill";
import { CannotSeed, seed } from "@/bench/seed";
import { wallClockText } from "@/lib/time/zone";
import { createDatabase, type TestDatabase } from "@/tests/support/database";
import { now } from "@/tests/support/studio";

const size = { reservations: 3000, people: 20 };

type Filled = { readonly made: TestDatabase; readonly sql: postgres.Sql; readonly before: postgres.Row[] };
let one: Filled;
let other: Filled;
let forReads: Filled;

beforeAll(async () => {
  [one, other, forReads] = await Promise.all([fill(), fill(), fill({ forReadsOnly: true })]);
});
afterAll(() => Promise.all([one, other, forReads].map(({ sql, made }) => sql.end().then(made.drop))));

async function fill(options?: FillOptions): Promise<Filled> {
  const made = await createDatabase();
  const sql = postgres(made.url, { max: 1, onnotice: () => {} });
  const before = await readGuards(sql);
  await seed(sql, size, now, options);
  return { made, sql, before };
}

/** All that keeps rows right and tenants apart, as PostgreSQL says it. */
const readGuards = async (sql: postgres.Sql) => [
  ...(await sql`
    select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where connamespace = 'public'::regnamespace
    union all
    select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index
    union all
    select relname, relrowsecurity || ' ' || relforcerowsecurity from pg_class
    where relnamespace = 'public'::regnamespace
    order by name, definition`),
];

/** Asks the owner's question over all organizations, which row-level security would otherwise leave without an answer. */
async function askAll(sql: postgres.Sql, question: string): Promise<postgres.Row[]> {
  let answer: postgres.Row[] = [];
  const undone = new Error("undone");
  await sql
    .begin(async (tx) => {
      await tx`alter table bookings no force row level security`;
      await tx`alter table reservations no force row level security`;
      await tx`alter table attendees no force row level security`;
      answer = [...(await tx.unsafe(question))];
      throw undone;
    })
    .catch((error) => {
      if (error !== undone) throw error;
    });
  return answer;
}

test("seeding leaves every constraint, every index and every tenant's wall as it was", async () => {
  expect(await readGuards(one.sql)).toEqual(one.before);
});

test("seeding for reads only leaves a bare index where rows excluded each other, and nothing else", async () => {
  const exclusions = (rows: postgres.Row[]) =>
    rows.filter(({ definition }) => definition.startsWith("EXCLUDE"));
  const after = await readGuards(forReads.sql);
  expect(exclusions(forReads.before)).toHaveLength(1);
  expect([...after, ...exclusions(forReads.before)].toSorted(byText)).toEqual(
    forReads.before.toSorted(byText),
  );
});

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

test("every booking has one live reservation and one guest, and there are as many as asked for", async () => {
  const counts = await askAll(
    one.sql,
    `select count(*)::int as bookings, count(distinct r.booking_id)::int as reserved, count(distinct a.booking_id)::int as attended
     from bookings b
       join reservations r on r.booking_id = b.id and r.released_at is null and r.during = tstzrange(b.starts_at, b.ends_at)
       join attendees a on a.booking_id = b.id and a.role = 'booker'`,
  );
  expect(counts).toEqual([{ bookings: 3000, reserved: 3000, attended: 3000 }]);
});

test("bookings lie a year back and a year ahead, and their clocks are those of their zones", async () => {
  const rows = await askAll(
    one.sql,
    `select (extract(epoch from starts_at) * 1000)::float8 as start, wall_clock, time_zone from bookings`,
  );
  expect(rows.map((row) => wallClockText(row.start, row.time_zone))).toEqual(
    rows.map((row) => row.wall_clock),
  );
  const past = rows.filter((row) => row.start < now).length;
  expect(past / rows.length).toBeCloseTo(0.5, 1);
});

test("the same size and time give the same rows", async () => {
  const question = `
    select starts_at, wall_clock, b.created_at, a.name, a.email from bookings b join attendees a on a.booking_id = b.id
    order by starts_at, a.email`;
  expect(await askAll(one.sql, question)).toEqual(await askAll(other.sql, question));
});

test("a database that is not empty is refused", async () => {
  await expect(seed(one.sql, size, now)).rejects.toThrow(CannotSeed);
  expect(await readGuards(one.sql)).toEqual(one.before);
});

test("more reservations than the people have time for are refused", async () => {
  await expect(seed(one.sql, { reservations: 100_000, people: 10 }, now)).rejects.toThrow(
    "At most 83200 reservations fit into the hours of 10 people.",
  );
});
