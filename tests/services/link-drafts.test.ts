import { afterAll, beforeAll, expect, test } from "vitest";
import { memberships, users } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { createLink } from "@/lib/links/commands";
import { cleanUpDrafts, deleteDraft, findDrafts, getDraft, saveDraft } from "@/lib/links/drafts";
import { findLinks } from "@/lib/links/find-links";
import { dayMs } from "@/lib/time/zone";
import { createStudio, createWorld, linkSettings, type TestWorld } from "@/tests/support/studio";

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

/** A colleague in the same organization. */
async function colleagueOf(studio: Context): Promise<Context> {
  const userId = newId();
  const { organizationId, now: createdAt } = studio;
  await inTransaction(studio.db, studio, async (tx) => {
    const person = {
      name: "Boris",
      email: `boris-${userId}@example.com`,
      passwordHash: "unused",
      timeZone: "UTC",
    };
    await tx.insert(users).values({ id: userId, ...person, createdAt });
    await tx.insert(memberships).values({ organizationId, userId, role: "admin", createdAt });
  });
  return { ...studio, actor: { kind: "member", userId, role: "admin" } };
}

test("what was typed comes back as it was typed, right or wrong, and later words join earlier ones", async () => {
  const studio = await createStudio(world.visit);
  const id = newId();
  await saveDraft(studio, { id, step: "basics", values: { title: "  Intro", slug: "NOT A SLUG!" } });
  await saveDraft(studio, {
    id,
    step: "lengths",
    values: { durations: ["15", "60"], durationsOther: "soon" },
  });
  expect(await getDraft(studio, id)).toMatchObject({
    step: "lengths",
    values: { title: "  Intro", slug: "NOT A SLUG!", durations: ["15", "60"], durationsOther: "soon" },
  });
});

test("a draft is its member's own: colleagues and other organizations neither see nor change it", async () => {
  const studio = await createStudio(world.visit);
  const id = newId();
  await saveDraft(studio, { id, step: "basics", values: { title: "Mine" } });
  for (const other of [await colleagueOf(studio), await createStudio(world.visit)]) {
    await expect(getDraft(other, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await findDrafts(other)).toEqual([]);
    await expect(saveDraft(other, { id, step: "basics", values: { title: "Theirs" } })).rejects.toThrow();
    await deleteDraft(other, id);
  }
  expect((await getDraft(studio, id)).values.title).toBe("Mine");
});

test("ten drafts are enough, and twenty kilobytes", async () => {
  const studio = await createStudio(world.visit);
  const save = (id: string, title = "A link") => saveDraft(studio, { id, step: "basics", values: { title } });
  const ids = Array.from({ length: 12 }, newId);
  const answers = await Promise.allSettled(ids.map((id) => save(id)));
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  for (const answer of answers.filter(({ status }) => status === "rejected"))
    expect(answer).toMatchObject({ reason: { code: "too_many" } });
  const [first] = await findDrafts(studio);
  await save(first?.id ?? "", "One that is there may still be changed");
  await expect(save(first?.id ?? "", "x".repeat(20 * 1024))).rejects.toMatchObject({ code: "too_large" });
  await deleteDraft(studio, first?.id ?? "");
  await save(newId());
});

test("the link that a draft ends in takes the draft away; a link that is refused leaves it", async () => {
  const studio = await createStudio(world.visit);
  const [draftId, slug] = [newId(), `taken-${newId().slice(0, 8)}`];
  await createLink(studio, linkSettings({ slug }));
  await saveDraft(studio, { id: draftId, step: "review", values: { title: "Intro" } });
  await expect(
    createLink(studio, linkSettings({ slug }), { draft: { id: draftId, isSaved: true } }),
  ).rejects.toMatchObject({
    code: "invalid",
  });
  expect(await findDrafts(studio)).toHaveLength(1);
  await createLink(studio, linkSettings(), { draft: { id: draftId, isSaved: true } });
  expect(await findDrafts(studio)).toEqual([]);
  // Another tab still shows the draft; what it sends makes no second link.
  const again = createLink(studio, linkSettings(), { draft: { id: draftId, isSaved: true } });
  await expect(again).rejects.toMatchObject({ code: "conflict" });
  await createLink(studio, linkSettings(), { draft: { id: newId(), isSaved: false } });
  expect(await findLinks(studio)).toHaveLength(3);
});

test("what no text can hold is left out of a draft", async () => {
  const studio = await createStudio(world.visit);
  const id = newId();
  await saveDraft(studio, {
    id,
    step: "basics",
    values: { title: "half \ud83d, none \0", durations: ["30\0"] },
  });
  expect((await getDraft(studio, id)).values).toEqual({ title: "half \ufffd, none ", durations: ["30"] });
});

test("the night removes what nobody has touched for ninety days, in every organization", async () => {
  const [anna, boris] = [await createStudio(world.visit), await createStudio(world.visit)];
  for (const studio of [anna, boris]) {
    await saveDraft(
      { ...studio, now: studio.now - 91 * dayMs },
      { id: newId(), step: "basics", values: { title: "Old" } },
    );
    await saveDraft(
      { ...studio, now: studio.now - 89 * dayMs },
      { id: newId(), step: "basics", values: { title: "Young" } },
    );
  }
  await cleanUpDrafts(world.visit);
  for (const studio of [anna, boris]) {
    // Asked as of that time, or the reading itself would leave the old ones out.
    const left = await findDrafts({ ...studio, now: studio.now - 10 * dayMs });
    expect(left.map(({ values }) => values.title)).toEqual(["Young"]);
  }
});
