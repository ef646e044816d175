import { count, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookings, links, memberships, organizations, users } from "@/db/tables";
import { ask, inTransaction } from "@/db/tenant";
import type { Context } from "@/lib/context";
import { createLink } from "@/lib/links/commands";
import { findLinks } from "@/lib/links/find-links";
import { createStudio, createWorld, linkSettings, type TestWorld } from "@/tests/support/studio";

let world: TestWorld;
let anna: Context;
let boris: Context;
let annasLink: { id: string; token: string };

beforeAll(async () => {
  world = await createWorld();
  anna = await createStudio(world.visit);
  boris = await createStudio(world.visit, { name: "Boris Bauer" });
  annasLink = await createLink(anna, linkSettings({ title: "Anna's hour", durationsMinutes: [60] }));
  await createLink(boris, linkSettings({ title: "Boris's hour", durationsMinutes: [60] }));
});
afterAll(() => world.drop());

test("a list shows the own organization's links only", async () => {
  expect((await findLinks(boris)).map((link) => link.title)).toEqual(["Boris's hour"]);
});

test("a query that forgot its where still shows the own organization's rows only", async () => {
  const titles = await inTransaction(world.db, boris, (tx) => tx.select({ title: links.title }).from(links));
  expect(titles).toEqual([{ title: "Boris's hour" }]);
});

test("a query that forgot even its tenant shows nothing", async () => {
  for (const table of [links, organizations, memberships, bookings]) {
    expect(await world.db.select({ rows: count() }).from(table)).toEqual([{ rows: 0 }]);
  }
});

test("a link's token shows that link and no other", async () => {
  const seen = await inTransaction(world.db, { linkToken: annasLink.token }, (tx) =>
    tx.select({ title: links.title }).from(links),
  );
  expect(seen).toEqual([{ title: "Anna's hour" }]);
});

test("a row cannot be written into another organization", async () => {
  const attempt = inTransaction(world.db, boris, (tx) =>
    tx.insert(organizations).values({ id: anna.organizationId, name: "mine now", createdAt: 0 }),
  );
  await expect(attempt).rejects.toThrow(/row-level security/);
});

test("a row of one organization cannot point into another", async () => {
  const [user] = await world.db.select({ id: users.id }).from(users).limit(1);
  const attempt = inTransaction(world.db, boris, (tx) =>
    tx.insert(links).values({
      id: crypto.randomUUID(),
      organizationId: boris.organizationId,
      kind: "one_time",
      parentLinkId: annasLink.id,
      recipientEmail: "guest@example.com",
      token: "points-across",
      title: "x",
      timeZone: "UTC",
      durationsMinutes: [30],
      createdBy: user?.id ?? "",
      createdAt: 0,
    }),
  );
  await expect(attempt).rejects.toMatchObject({ code: "conflict" });
});

test("the audit log can be added to and read, not changed", async () => {
  const change = inTransaction(world.db, anna, (tx) =>
    tx.execute("update audit_entries set action = 'nothing'"),
  );
  await expect(change).rejects.toThrow(/permission denied/);
  const removal = inTransaction(world.db, anna, (tx) => tx.execute("delete from audit_entries"));
  await expect(removal).rejects.toThrow(/permission denied/);
});

test("the tenant ends with its transaction", async () => {
  await inTransaction(world.db, anna, (tx) => tx.select().from(links).where(eq(links.id, annasLink.id)));
  expect(await world.db.select({ rows: count() }).from(links)).toEqual([{ rows: 0 }]);
});

test("an error of the database does not carry what was asked for", async () => {
  const query = world.db.select().from(users).where(eq(users.email, "anna\0secret@example.com"));
  const error: unknown = await ask(query).catch((reason: unknown) => reason);
  expect(String(error)).toMatch(/PostgresError/);
  expect(JSON.stringify([String(error), error])).not.toContain("secret");
});
