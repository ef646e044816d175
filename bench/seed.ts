import type { Sql, TransactionSql } from "postgres";
import { type FillOptions, fillUnindexed } from "./bulk-fill";
import { seedBookings, slotsPerPerson } from "./seed-bookings";
import { peoplePerOrganization, seedPeople } from "./seed-people";

export type SeedSize = {
  readonly reservations: number;
  /** Made up to whole organizations of ten; about 200 reservations for each unless given. */
  readonly people?: number | undefined;
};

export type Seeded = {
  readonly organizations: number;
  readonly people: number;
  readonly reservations: number;
};

/** Too many for the people's hours, or a database that is not empty: the message says it in words. */
export class CannotSeed extends Error {}

const reservationsPerPerson = 200;

/**
 * Fills a migrated, empty database with organizations, people, links and two years of
 * bookings around `now` (epoch ms), as the owner of the tables: all or nothing. The same
 * size and `now` give the same rows, but for their ids. Other connections wait meanwhile.
 */
export async function seed(
  sql: Sql,
  { reservations, people: wanted = reservations / reservationsPerPerson }: SeedSize,
  now: number,
  options: FillOptions = {},
): Promise<Seeded> {
  const organizations = Math.max(1, Math.ceil(wanted / peoplePerOrganization));
  const people = organizations * peoplePerOrganization;
  if (reservations > people * slotsPerPerson)
    throw new CannotSeed(
      `At most ${people * slotsPerPerson} reservations fit into the hours of ${people} people.`,
    );
  await sql.begin(async (tx) => {
    await tx`set local time zone 'UTC'`;
    await unboundByTenants(tx, async () => {
      await refuseFilled(tx);
      await seedPeople(tx, organizations, now);
      const big = ["bookings", "reservations", "attendees"];
      await fillUnindexed(tx, big, () => seedBookings(tx, { reservations, organizations }, now), options);
    });
  });
  await analyze(sql);
  return { organizations, people, reservations };
}

/**
 * Lifts row-level security from the owner, whom it binds as well, and puts it back. The other
 * way, one organization's scope after the other, would make thousands of statements of a few.
 */
async function unboundByTenants(tx: TransactionSql, work: () => Promise<void>): Promise<void> {
  const tables = await tx<{ name: string }[]>`
    select oid::regclass::text as name from pg_class
    where relforcerowsecurity and relnamespace = 'public'::regnamespace`;
  for (const { name } of tables) await tx.unsafe(`alter table ${name} no force row level security`);
  await work();
  for (const { name } of tables) await tx.unsafe(`alter table ${name} force row level security`);
}

async function refuseFilled(tx: TransactionSql): Promise<void> {
  const [found] = await tx`select from organizations limit 1`;
  if (found) throw new CannotSeed("This database has organizations already: seed an empty one.");
}

/** Without it the planner would go by guesses until autovacuum comes round. */
async function analyze(sql: Sql): Promise<void> {
  const tables = await sql<{ name: string }[]>`
    select oid::regclass::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`;
  await sql.unsafe(`analyze ${tables.map(({ name }) => name).join(", ")}`);
}
