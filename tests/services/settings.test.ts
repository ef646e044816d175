import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditEntries, resources, users } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { Profile } from "@/lib/accounts/schema";
import { updateProfile } from "@/lib/accounts/update-profile";
import type { Context } from "@/lib/context";
import { parseInput } from "@/lib/input";
import { renameOrganization } from "@/lib/organizations/commands";
import { getOrganization } from "@/lib/organizations/queries";
import { createStudio, createWorld, type TestWorld } from "@/tests/support/studio";

let world: TestWorld;
let anna: Context;
let boris: Context;
beforeAll(async () => {
  world = await createWorld();
  anna = await createStudio(world.visit);
  boris = await createStudio(world.visit, { name: "Boris Bauer" });
});
afterAll(() => world.drop());

const typed = { name: "Anna Berg-Huber", timeZone: "Asia/Kathmandu", language: "de", clock: "" };

const userOf = async ({ actor }: Context) => {
  const [user] = await world.db
    .select()
    .from(users)
    .where(eq(users.id, actor.kind === "member" ? actor.userId : ""));
  return user;
};

test("a profile is changed, also the name that guests read, and nobody else's", async () => {
  await updateProfile(anna, parseInput(Profile, typed));
  expect(await userOf(anna)).toMatchObject({
    name: "Anna Berg-Huber",
    timeZone: "Asia/Kathmandu",
    language: "de",
    clock: null,
  });
  const hosts = (studio: Context) =>
    inTransaction(world.db, studio, (tx) => tx.select({ name: resources.name }).from(resources));
  expect(await hosts(anna)).toEqual([{ name: "Anna Berg-Huber" }]);
  expect(await hosts(boris)).toEqual([{ name: "Boris Bauer" }]);
  expect((await userOf(boris))?.language).toBe("en");
});

test.each([
  ["name", { ...typed, name: " " }],
  ["timeZone", { ...typed, timeZone: "Mars/Olympus" }],
  ["language", { ...typed, language: "tlh" }],
  ["clock", { ...typed, clock: "10h" }],
])("a wrong %s is refused where it stands", (field, input) => {
  expect(() => parseInput(Profile, input)).toThrow(
    expect.objectContaining({ fields: [expect.objectContaining({ pointer: `/${field}` })] }),
  );
});

test("an organization gets another name, which is on record", async () => {
  await renameOrganization(anna, { name: "Berg & Huber" });
  expect((await getOrganization(anna)).name).toBe("Berg & Huber");
  expect((await getOrganization(boris)).name).toBe("Boris Bauer");
  const entries = await inTransaction(world.db, anna, (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.action, "organization.renamed")),
  );
  expect(entries).toMatchObject([{ before: { name: "Anna Berg" }, after: { name: "Berg & Huber" } }]);
});

test("a plain member does not rename the organization", async () => {
  const { actor } = anna;
  if (actor.kind !== "member") throw new Error("Anna is a member.");
  const plain: Context = { ...anna, actor: { ...actor, role: "member" } };
  await expect(renameOrganization(plain, { name: "Mine" })).rejects.toMatchObject({ code: "not_found" });
});
