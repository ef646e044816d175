import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seed } from "@/bench/seed";
import { type Connection, connect, type Database } from "@/db/client";
import * as tables from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { findSlots } from "@/lib/availability/find-slots";
import { newId } from "@/lib/ids";
import { openLink } from "@/lib/links/queries";
import { dayMs } from "@/lib/time/zone";
import { createDatabase, type TestDatabase } from "@/tests/support/database";
import { now } from "@/tests/support/studio";

let made: TestDatabase;
/** As the application connects. */
let connection: Connection;
/** The same, but it may not write, and what it sends is heard. */
let reader: postgres.Sql;
let readerDb: Database;

type Statement = { readonly text: string; readonly parameters: readonly postgres.ParameterOrJSON<never>[] };
const sent: Statement[] = [];

beforeAll(async () => {
  made = await createDatabase();
  await fill(made.url);
  connection = connect(made.url, 1);
  await limit("any-2");
  reader = postgres(made.url, {
    max: 1,
    connection: { role: "openhour_app", TimeZone: "UTC", default_transaction_read_only: true },
    debug: (_connection, text, parameters) => void sent.push({ text, parameters }),
  });
  readerDb = drizzle(reader, { schema: tables, casing: "snake_case" });
}, 300_000);
afterAll(async () => {
  await Promise.all([connection.close(), reader.end()]);
  await made.drop();
});

/** `npm run test:races`, which takes its time, fills in a million; the plans are those of a fifth already. */
const reservations = Number(process.env.PLANS_AMONG ?? 200_000);

/** Reservations on 5,000 people in 500 organizations. */
async function fill(url: string): Promise<void> {
  const owner = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await seed(owner, { reservations }, now, { forReadsOnly: true });
  } finally {
    await owner.end();
  }
}

/** Gives limits to the organization of this link: to all of its links and all of its people. */
async function limit(token: string): Promise<void> {
  const { db } = connection;
  const { ctx } = await openLink({ db, now, requestId: "test" }, token);
  const limits = { limitPerDay: 2, limitPerWeek: 6, limitPerMonth: 20 };
  await inTransaction(db, ctx, async (tx) => {
    await tx.update(tables.links).set(limits).where(eq(tables.links.organizationId, ctx.organizationId));
    await tx
      .update(tables.resources)
      .set(limits)
      .where(eq(tables.resources.organizationId, ctx.organizationId));
  });
}

const days = (count: number) => ({ from: now, until: now + count * dayMs, durationMinutes: 30 });
const moving = { bookingId: newId(), ownHold: { visitorId: "visitor-1" } };

const cases = [
  { whose: "one person", token: "person-1", range: days(31) },
  { whose: "three people together", token: "all-1", range: days(31) },
  { whose: "any of ten people", token: "any-1", range: days(31) },
  { whose: "one person with limits", token: "person-11", range: days(31) },
  { whose: "three people with limits", token: "all-2", range: days(31) },
  { whose: "any of ten with limits", token: "any-2", range: days(31) },
  { whose: "any of ten with limits, over a year", token: "any-2", range: days(366) },
  { whose: "any of ten with limits, for a move", token: "any-2", range: { ...days(31), ...moving } },
  { whose: "one person at chosen times", token: "once-1", range: days(31) },
];

/** What is offered, and the queries that were asked for it: without the transaction around them. */
async function watch({ token, range }: (typeof cases)[number], db: Database = readerDb) {
  const { ctx, link } = await openLink({ db, now, requestId: "test" }, token);
  sent.length = 0;
  const starts = await findSlots(ctx, link, range);
  const queries = sent.filter(({ text }) => !/^(begin|commit|select set_config\()/.test(text.trim()));
  return { starts, queries, organizationId: ctx.organizationId };
}

type PlanNode = {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly PlanNode[];
};

/** Every place in the plan of a statement where a table is read, as the application's role in an organization. */
async function scansOf({ text, parameters }: Statement, organizationId: string): Promise<PlanNode[]> {
  return reader.begin(async (tx) => {
    await tx`select set_config('app.organization_id', ${organizationId}, true)`;
    const [row] = await tx.unsafe<{ "QUERY PLAN": [{ Plan: PlanNode }] }[]>(
      `explain (analyze, format json) ${text}`,
      [...parameters],
    );
    return row ? nodesOf(row["QUERY PLAN"][0].Plan).filter((node) => node["Relation Name"]) : [];
  });
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

const indexed = new Set(["Index Scan", "Index Only Scan", "Bitmap Heap Scan"]);
const isUnindexed = (node: PlanNode) => !indexed.has(node["Node Type"]);

describe.each(cases)("free times of $whose, among very many reservations", (asked) => {
  test("come from at most three queries", async () => {
    const { starts, queries } = await watch(asked);
    expect(starts).not.toEqual([]);
    expect(queries.length).toBeGreaterThan(1);
    expect(queries.length).toBeLessThanOrEqual(3);
  });

  test("are found through indexes alone", async () => {
    const { queries, organizationId } = await watch(asked);
    for (const query of queries) {
      const scans = await scansOf(query, organizationId);
      expect(scans).not.toEqual([]);
      expect(scans.filter(isUnindexed)).toEqual([]);
    }
  });

  test("are found without reading what lies outside of the range", async () => {
    const { queries, organizationId } = await watch(asked);
    for (const query of queries) {
      const scans = await scansOf(query, organizationId);
      const readInVain = scans.reduce((sum, scan) => sum + (scan["Rows Removed by Filter"] ?? 0), 0);
      // A person alone has two hundred reservations; a day more than was asked for is read of each.
      expect(readInVain).toBeLessThan(30);
    }
  });

  test("are the same where nothing can be written", async () => {
    const { starts, queries } = await watch(asked);
    expect(starts).toEqual((await watch(asked, connection.db)).starts);
    expect(queries.filter(({ text }) => !/^select\b/.test(text.trim()))).toEqual([]);
  });
});

test.each([
  ["person-1", "any-1"],
  ["person-11", "any-2"],
])("ten hosts take no more queries than one: %s and %s", async (one, ten) => {
  const queriesFor = async (token: string) =>
    (await watch({ whose: token, token, range: days(31) })).queries.length;
  expect(await queriesFor(ten)).toBe(await queriesFor(one));
});

test("a query without an index is found", async () => {
  const { ctx } = await openLink({ db: readerDb, now, requestId: "test" }, "person-1");
  const query = { text: "select id from reservations where buffer_after_minutes = $1", parameters: [7] };
  const scans = await scansOf(query, ctx.organizationId);
  expect(scans.filter(isUnindexed)).toMatchObject([
    { "Node Type": "Seq Scan", "Relation Name": "reservations" },
  ]);
});

test("a write is found", async () => {
  await expect(reader`delete from reservations`).rejects.toThrow(/read-only transaction/);
});
