import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEntries, linkGroupMembers, links, schedules } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { findSlots } from "@/lib/availability/find-slots";
import { bookSlot } from "@/lib/bookings/book-slot";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { createLink, updateLink } from "@/lib/links/commands";
import { duplicateLink } from "@/lib/links/duplicate-link";
import { findLinks, isSlugFree } from "@/lib/links/find-links";
import { openLink } from "@/lib/links/queries";
import { archiveLink, restoreLink, setLinkActive } from "@/lib/links/set-state";
import { requireLinkSettings } from "@/lib/links/settings";
import { createSchedule } from "@/lib/schedules/commands";
import { createApi, type TestApi } from "@/tests/support/api";
import {
  addPeople,
  annasId,
  createOpenLink,
  createStudio,
  linkSettings,
  now,
  request,
  setGroups,
  tenOnThursday,
} from "@/tests/support/studio";

let world: TestApi;
beforeAll(async () => {
  world = await createApi();
});
afterAll(() => world.drop());

const everything = {
  title: "Consultation",
  description: "An hour for you.",
  location: { kind: "video", value: "https://meet.example.com/anna" },
  timeZone: "Asia/Kathmandu",
  window: { kind: "fixed", firstDate: "2026-12-03", lastDate: "2026-12-31" },
  exclusions: ["2026-12-04", "2026-12-24"],
  durationsMinutes: [60, 30],
  incrementMinutes: 20,
  bufferBeforeMinutes: 5,
  bufferAfterMinutes: 10,
  noticeMinutes: 120,
  limitPerDay: 2,
  limitPerWeek: 5,
  limitPerMonth: 9,
  requiresApproval: true,
  seats: 3,
} as const;

const settings = (more: object = {}) =>
  linkSettings({
    ...everything,
    durationsMinutes: [60, 30],
    exclusions: [...everything.exclusions],
    ...more,
  });

async function auditOf(studio: Context, subjectId: string) {
  const rows = await inTransaction(studio.db, studio, (tx) =>
    tx
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, subjectId)),
  );
  // All of one moment, so in no order of their own.
  return rows.map(({ action }) => action).toSorted();
}

describe("making and changing", () => {
  test("every setting comes back as it was given", async () => {
    const studio = await createStudio(world.visit);
    const { id: scheduleId } = await createSchedule(studio, { name: "Evenings", timeZone: "Europe/Berlin" });
    const given = settings({ slug: `all-${newId().slice(0, 8)}`, scheduleId });
    const { id, token } = await createLink(studio, given);
    expect(token).toBe(given.slug);
    const made = await requireLinkSettings(studio, id);
    expect(made).toMatchObject({ version: 1, settings: given });
    const { slug: _, ...rest } = given;
    const changed = {
      ...rest,
      window: { kind: "rolling", days: 14 } as const,
      exclusions: ["2026-12-10"],
      scheduleId: null,
    };
    await updateLink(studio, id, { ...changed, version: 1 });
    const after = await requireLinkSettings(studio, id);
    expect(after.version).toBe(2);
    expect(after.settings).toEqual({ ...changed, slug: undefined });
    expect(await auditOf(studio, id)).toEqual(["link.changed", "link.created"]);
  });

  test("the hours that were chosen for the link decide, and its zone follows them", async () => {
    const studio = await createStudio(world.visit);
    const { id: scheduleId } = await createSchedule(studio, {
      name: "Far away",
      timeZone: "America/St_Johns",
    });
    const { ctx, link } = await createOpenLink(studio, { scheduleId });
    expect(link.timeZone).toBe("America/St_Johns");
    const range = { from: now, until: now + 2 * 86_400_000, durationMinutes: 30 };
    // Nine o'clock in St. John's is half past one in Berlin.
    expect((await findSlots(ctx, link, range))[0]).toBe(Date.parse("2026-12-02T12:30:00Z"));
    await updateLink(studio, link.id, { ...linkSettings(), version: 1 });
    const own = await openLink(studio, link.token);
    expect(own.link.timeZone).toBe("Europe/Berlin");
    expect((await findSlots(ctx, own.link, range))[0]).toBe(Date.parse("2026-12-02T08:00:00Z"));
  });

  test("a change made to an older version is refused and changes nothing", async () => {
    const studio = await createStudio(world.visit);
    const { id } = await createLink(studio, linkSettings());
    const answers = await Promise.allSettled(
      ["First", "Second"].map((title) => updateLink(studio, id, { ...linkSettings({ title }), version: 1 })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(answers.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "conflict" },
    });
    expect((await requireLinkSettings(studio, id)).version).toBe(2);
  });

  test("another address leaves the old one leading nowhere; none at all makes one that nobody can guess", async () => {
    const studio = await createStudio(world.visit);
    const [slug, other] = [`one-${newId().slice(0, 8)}`, `two-${newId().slice(0, 8)}`];
    const { id, token } = await createLink(studio, linkSettings({ slug }));
    await updateLink(studio, id, { ...linkSettings({ slug: other }), version: 1 });
    await expect(openLink(studio, token)).rejects.toMatchObject({ code: "not_found" });
    expect((await openLink(studio, other)).link.id).toBe(id);
    const random = await updateLink(studio, id, { ...linkSettings(), version: 2 });
    expect(random.token).toMatch(/^[\w-]{22}$/);
    // And a random one stays: it is in somebody's mail.
    expect((await updateLink(studio, id, { ...linkSettings(), version: 3 })).token).toBe(random.token);
  });

  test("of all who want an address at once one gets it, in whatever organization; the others are told at the field", async () => {
    const slug = `race-${newId().slice(0, 8)}`;
    const studios = await Promise.all([1, 2, 3, 4].map(() => createStudio(world.visit)));
    const answers = await Promise.allSettled(
      studios.map((studio) => createLink(studio, linkSettings({ slug }))),
    );
    const refused = answers.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(3);
    for (const answer of refused)
      expect(answer).toMatchObject({ reason: { code: "invalid", fields: [{ pointer: "/slug" }] } });
    const [studio] = studios as [Context];
    expect([
      await isSlugFree(studio, slug),
      await isSlugFree(studio, "api"),
      await isSlugFree(studio, `${slug}-x`),
    ]).toEqual([false, false, true]);
  });

  test("hours and questions of another organization are refused at their field", async () => {
    const [anna, boris] = [await createStudio(world.visit), await createStudio(world.visit)];
    const { id: scheduleId } = await createSchedule(boris, { name: "Boris", timeZone: "UTC" });
    const refusal = (field: string) => ({ code: "invalid", fields: [{ pointer: `/${field}` }] });
    await expect(createLink(anna, linkSettings({ scheduleId }))).rejects.toMatchObject(refusal("scheduleId"));
    await expect(createLink(anna, linkSettings({ templateId: newId() }))).rejects.toMatchObject(
      refusal("templateId"),
    );
    const { id } = await createLink(anna, linkSettings());
    await expect(updateLink(boris, id, { ...linkSettings(), version: 1 })).rejects.toMatchObject({
      code: "not_found",
    });
    const foreign = [
      () => setLinkActive(boris, id, false),
      () => archiveLink(boris, id),
      () => duplicateLink(boris, id, "Mine"),
    ];
    for (const work of foreign) await expect(work()).rejects.toMatchObject({ code: "not_found" });
  });

  test("the other members of a link's groups stay when its settings change", async () => {
    const studio = await createStudio(world.visit);
    const { link } = await createOpenLink(studio);
    const [boris = ""] = await addPeople(studio, "Boris");
    await setGroups(studio, link, { needed: 1, members: [boris, await annasId(studio)] });
    const { id: scheduleId } = await createSchedule(studio, { name: "Evenings", timeZone: "Europe/Berlin" });
    await updateLink(studio, link.id, { ...linkSettings({ scheduleId }), version: 1 });
    const members = await membersOf(studio, link.id);
    expect(members).toHaveLength(2);
    expect(members.find(({ resourceId }) => resourceId === boris)?.scheduleId).toBeNull();
    expect(members.find(({ resourceId }) => resourceId !== boris)?.scheduleId).toBe(scheduleId);
  });
});

const membersOf = (studio: Context, linkId: string) =>
  inTransaction(studio.db, studio, (tx) =>
    tx
      .select()
      .from(linkGroupMembers)
      .where(eq(linkGroupMembers.linkId, linkId))
      .orderBy(linkGroupMembers.resourceId),
  );

describe("switching, copying, putting away", () => {
  test("a link that is switched off is closed on its page and in the API at the next request, and open again when on", async () => {
    const studio = await createStudio(world.visit);
    const { link } = await createOpenLink(studio);
    const seen = async () => ({
      page: await openLink(studio, link.token).then(
        () => "open",
        ({ code }) => code,
      ),
      api: (await world.ask(`/bookings/public/${link.token}`)).status,
      list: (await findLinks(studio))[0]?.isActive,
    });
    expect(await seen()).toEqual({ page: "open", api: 200, list: true });
    await setLinkActive(studio, link.id, false);
    expect(await seen()).toEqual({ page: "link_disabled", api: 410, list: false });
    await setLinkActive(studio, link.id, true);
    expect(await seen()).toEqual({ page: "open", api: 200, list: true });
    // Twice is once: the log has each change, and no repetition.
    await setLinkActive(studio, link.id, true);
    expect(await auditOf(studio, link.id)).toEqual(["link.created", "link.disabled", "link.enabled"]);
  });

  test("an archived link is not listed and takes no bookings, and comes back as it was", async () => {
    const studio = await createStudio(world.visit);
    const { ctx, link } = await createOpenLink(studio);
    await bookSlot(ctx, link, request(tenOnThursday));
    await archiveLink(studio, link.id);
    expect(await findLinks(studio)).toEqual([]);
    expect(await findLinks(studio, { isArchived: true })).toMatchObject([
      { id: link.id, upcomingBookings: 1 },
    ]);
    await expect(openLink(studio, link.token)).rejects.toMatchObject({ code: "link_disabled" });
    await restoreLink(studio, link.id);
    expect(await findLinks(studio)).toMatchObject([{ id: link.id, isActive: true }]);
    expect((await openLink(studio, link.token)).link.id).toBe(link.id);
  });

  test("a copy has the settings, groups and dates of the first, and an address and a life of its own", async () => {
    const studio = await createStudio(world.visit);
    const { id, token } = await createLink(studio, settings());
    const { link } = await openLink(studio, token);
    const [boris = ""] = await addPeople(studio, "Boris");
    await setGroups(
      studio,
      link,
      { needed: null, members: [await annasId(studio)] },
      { needed: 1, members: [boris] },
    );
    await setLinkActive(studio, id, false);
    const copy = await duplicateLink(studio, id, "Copy of Consultation");
    expect(copy.token).not.toBe(token);
    expect((await requireLinkSettings(studio, copy.id)).settings).toEqual({
      ...settings(),
      title: "Copy of Consultation",
      slug: undefined,
    });
    const groups = async (of: string) =>
      (await membersOf(studio, of)).map(({ groupPosition, resourceId }) => [groupPosition, resourceId]);
    expect(await groups(copy.id)).toEqual(await groups(id));
    expect((await openLink(studio, copy.token)).link).toMatchObject({ isActive: true, version: 1 });
    await updateLink(studio, copy.id, { ...linkSettings(), version: 1 });
    expect((await requireLinkSettings(studio, id)).settings.exclusions).toHaveLength(2);
  });

  test("the list finds by state, and counts what is to come", async () => {
    const studio = await createStudio(world.visit);
    const { ctx, link } = await createOpenLink(studio, { title: "Intro 100%" });
    await createOpenLink(studio, { title: "Lesson" });
    await bookSlot(ctx, link, request(tenOnThursday));
    const titles = async (filter: Parameters<typeof findLinks>[1]) =>
      (await findLinks(studio, filter)).map(({ title }) => title).toSorted();
    expect(await titles({})).toEqual(["Intro 100%", "Lesson"]);
    await setLinkActive(studio, link.id, false);
    expect(await titles({ status: "off" })).toEqual(["Intro 100%"]);
    expect(await titles({ status: "on" })).toEqual(["Lesson"]);
    expect((await findLinks(studio, { status: "off" }))[0]?.upcomingBookings).toBe(1);
  });

  test("a change waits for the booking that is being checked, and the next booking obeys it", async () => {
    const studio = await createStudio(world.visit);
    const { ctx, link } = await createOpenLink(studio);
    let changed = false;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const locked = Promise.withResolvers<void>();
    // As lib/bookings/reservations.ts takes it.
    const booking = inTransaction(studio.db, studio, async (tx) => {
      await tx.select().from(links).where(eq(links.id, link.id)).for("share");
      locked.resolve();
      await held;
      return changed;
    });
    await locked.promise;
    const change = setLinkActive(studio, link.id, false).then(() => {
      changed = true;
    });
    // Others go on meanwhile, so the change had every chance to overtake.
    await createOpenLink(studio, { title: "Another" });
    release();
    expect(await booking).toBe(false);
    await change;
    await expect(bookSlot(ctx, link, request(tenOnThursday))).rejects.toMatchObject({
      code: "link_disabled",
    });
  });

  test("a schedule that a link chose cannot be deleted under it", async () => {
    const studio = await createStudio(world.visit);
    const { id: scheduleId } = await createSchedule(studio, { name: "Evenings", timeZone: "Europe/Berlin" });
    await createLink(studio, linkSettings({ scheduleId }));
    await expect(
      inTransaction(studio.db, studio, (tx) => tx.delete(schedules).where(eq(schedules.id, scheduleId))),
    ).rejects.toMatchObject({ code: "conflict" });
  });
});
