import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seed } from "@/bench/seed";
import * as tables from "@/db/tables";
import { tabs } from "@/lib/bookings/booking-conditions";
import { countOpenBookings, findFilterChoices } from "@/lib/bookings/dashboard-queries";
import { findBookings, findBookingsDuring } from "@/lib/bookings/find-bookings";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { openLink } from "@/lib/links/queries";
import { dayMs } from "@/lib/time/zone";
import { createDatabase, type TestDatabase } from "@/tests/support/database";
import { now } from "@/tests/support/studio";

/** On 500 people in 50 organizations. */
const reservations = 100_000;

let made: TestDatabase;
/** As the application connects, and what it sends is heard. */
let reader: postgres.Sql;
let studio: Context;
let hostId: string;

type Statement = { readonly text: string; readonly parameters: readonly postgres.ParameterOrJSON<never>[] };
const sent: Statement[] = [];

beforeAll(async () => {
  made = await createDatabase();
  const owner = postgres(made.url, { max: 1, onnotice: () => {} });
  await seed(owner, { reservations }, now, { forReadsOnly: true })
    .then(() => answerAll(owner))
    .finally(() => owner.end());
  reader = postgres(made.url, {
    max: 1,
    connection: { role: "openhour_app", TimeZone: "UTC", default_transaction_read_only: true },
    debug: (_connection, text, parameters) => void sent.push({ text, parameters }),
  });
  const db = drizzle(reader, { schema: tables, casing: "snake_case" });
  const { ctx } = await openLink({ db, now, requestId: "test" }, "any-3");
  hostId = (await findFilterChoices({ ...ctx, actor: { kind: "system" } })).hosts[0]?.id ?? "";
  studio = { ...ctx, actor: { kind: "member", userId: newId(), role: "owner" } };
}, 300_000);
afterAll(async () => {
  await reader.end();
  await made.drop();
});

/** An answer to every booking. */
async function answerAll(owner: postgres.Sql): Promise<void> {
  await owner.begin(async (tx) => {
    for (const table of [tx`answers`, tx`bookings`])
      await tx`alter table ${table} no force row level security`;
    await tx`
      insert into answers (id, organization_id, booking_id, position, label, value)
      select id, organization_id, id, 0, 'Milk?', to_jsonb('Oat milk, please'::text) from bookings`;
    for (const table of [tx`answers`, tx`bookings`]) await tx`alter table ${table} force row level security`;
  });
  await owner`analyze answers`;
}

type PlanNode = {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows"?: number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly PlanNode[];
};

/** Every place where the statement that `work` sends reads a table. */
async function scansOf(work: () => Promise<unknown>): Promise<PlanNode[]> {
  sent.length = 0;
  await work();
  const queries = sent.filter(({ text }) => !/^(begin|commit|select set_config\()/.test(text.trim()));
  expect(queries).not.toEqual([]);
  const plans = queries.map(({ text, parameters }) =>
    reader.begin(async (tx) => {
      await tx`select set_config('app.organization_id', ${studio.organizationId}, true)`;
      const [row] = await tx.unsafe<{ "QUERY PLAN": [{ Plan: PlanNode }] }[]>(
        `explain (analyze, format json) ${text}`,
        [...parameters],
      );
      return row ? nodesOf(row["QUERY PLAN"][0].Plan) : [];
    }),
  );
  return (await Promise.all(plans)).flat().filter((node) => node["Relation Name"]);
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
const indexed = new Set(["Index Scan", "Index Only Scan", "Bitmap Heap Scan"]);
/** Tables that grow with bookings; an organization's links are few, and the planner may read them whole. */
const isGrowing = (node: PlanNode) =>
  /^(bookings|attendees|answers|reservations)$/.test(node["Relation Name"] ?? "");

const middle = { at: now + 30 * dayMs, id: newId() };
const queries: Record<string, () => Promise<unknown>> = {
  ...Object.fromEntries(tabs.map((tab) => [`the tab ${tab}`, () => findBookings(studio, { tab })])),
  "a page further on": () => findBookings(studio, { tab: "upcoming", after: middle }),
  "the page before": () => findBookings(studio, { tab: "upcoming", before: middle }),
  "a search": () => findBookings(studio, { tab: "past", search: "Haddad" }),
  "an answer": () => findBookings(studio, { tab: "past", search: "oat" }),
  "what nobody said": () => findBookings(studio, { tab: "past", search: "zzz" }),
  "a host": () => findBookings(studio, { tab: "past", hostId }),
  "a week": () => findBookingsDuring(studio, { start: now, end: now + 7 * dayMs }),
  "a month": () => findBookingsDuring(studio, { start: now, end: now + 31 * dayMs }),
  "the counts": () => countOpenBookings(studio),
};

describe("among very many bookings of others", () => {
  test.each(Object.entries(queries))("%s is found through indexes alone", async (_, query) => {
    const growing = (await scansOf(query)).filter(isGrowing);
    expect(growing).not.toEqual([]);
    expect(growing.filter((node) => !indexed.has(node["Node Type"]))).toEqual([]);
  });

  test("a page reads little more than it shows", async () => {
    const scans = await scansOf(() => findBookings(studio, { tab: "upcoming", after: middle }));
    const read = scans.filter((node) => node["Relation Name"] === "bookings");
    for (const node of read)
      expect((node["Actual Rows"] ?? 0) + (node["Rows Removed by Filter"] ?? 0)).toBeLessThan(60);
  });
});
