import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mailView } from "@/app/(studio)/links/one-time/[id]/mail-view";
import { auditEntries, holds, linkGroupMembers } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import { findContacts } from "@/lib/contacts/queries";
import type { Context } from "@/lib/context";
import { openLink, requireLink } from "@/lib/links/queries";
import { LinkSettings } from "@/lib/links/schema";
import { createOneTimeLink } from "@/lib/one-time/create-link";
import { reissueOneTimeLink, revokeOneTimeLink } from "@/lib/one-time/end-link";
import { findOneTimeLinks, requireOneTimeLink } from "@/lib/one-time/queries";
import type { NewOneTimeLink } from "@/lib/one-time/schema";
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

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const gustav = { name: "Gustav Gast", email: "gustav@example.com" };
const inTwoWeeks = (ctx: Context) => ctx.now + 14 * dayMs;
const later = <C extends { readonly now: number }>(ctx: C, ms: number): C => ({ ...ctx, now: ctx.now + ms });
const plain = (start: number) => ({ start, isOutsideHours: false });

/** A new link for Gustav with settings of its own, as far as nothing else is said. */
const newLink = (ctx: Context, more: Partial<NewOneTimeLink> = {}): NewOneTimeLink => ({
  recipient: gustav,
  from: { kind: "settings", settings: LinkSettings.parse({ title: "Interview" }) },
  expiresAt: inTwoWeeks(ctx),
  note: "",
  times: [],
  holdsTimes: false,
  ...more,
});

test("a link takes all settings of the one it is made from, and keeps them when that one changes", async () => {
  const studio = await createStudio(world.visit);
  const { link: parent } = await createOpenLink(studio);
  const [otto = ""] = await addPeople(studio, "Otto");
  await setGroups(studio, parent, { needed: 1, members: [await annasId(studio), otto] });
  await changeLink(studio, parent, {
    bufferAfterMinutes: 15,
    noticeMinutes: 60,
    seats: 8,
    windowDays: 20,
    location: { kind: "phone", value: "+49 30 1234" },
  });
  const link = await createOneTimeLink(
    studio,
    newLink(studio, { from: { kind: "link", linkId: parent.id } }),
  );
  await changeLink(studio, parent, { bufferAfterMinutes: 0 });
  const kept = await requireLink(studio, link.id);
  expect(kept).toMatchObject({
    kind: "one_time",
    parentLinkId: parent.id,
    title: "Intro call",
    bufferAfterMinutes: 15,
    noticeMinutes: 60,
    windowDays: 20,
    location: { kind: "phone", value: "+49 30 1234" },
    recipientEmail: "gustav@example.com",
    // A session is for many guests, and this link for one.
    seats: null,
  });
  const members = await inTransaction(studio.db, studio, (tx) =>
    tx.select().from(linkGroupMembers).where(eq(linkGroupMembers.linkId, link.id)),
  );
  expect(members.map((member) => member.resourceId).toSorted()).toEqual(
    [await annasId(studio), otto].toSorted(),
  );
});

test("its address holds 128 random bits and no chosen word", async () => {
  const studio = await createStudio(world.visit);
  const { link: parent } = await createOpenLink(studio, { slug: `slug-${studio.organizationId}` });
  const from = { kind: "link" as const, linkId: parent.id };
  const tokens = await Promise.all(
    [1, 2, 3].map(async () => (await createOneTimeLink(studio, newLink(studio, { from }))).token),
  );
  for (const token of tokens) expect(token).toMatch(/^[\w-]{22}$/);
  expect(new Set(tokens).size).toBe(3);
});

test.each([
  ["has passed", 0, "oneTime.expiryPast"],
  ["is more than a year away", 367 * dayMs, "oneTime.expiryFar"],
])("an expiry that %s is refused", async (_, ahead, message) => {
  const studio = await createStudio(world.visit);
  const input = newLink(studio, { expiresAt: studio.now + ahead });
  await expect(createOneTimeLink(studio, input)).rejects.toMatchObject({
    code: "invalid",
    fields: [{ pointer: "/expiresAt", detail: expect.stringContaining(message) }],
  });
});

test("a link of another organization, an archived one and a one-time link give no settings", async () => {
  const studio = await createStudio(world.visit);
  const stranger = await createStudio(world.visit);
  const { link: foreign } = await createOpenLink(stranger);
  const { link: archived } = await createOpenLink(studio);
  // It takes no bookings from then on, which opening it says.
  await expect(changeLink(studio, archived, { archivedAt: studio.now })).rejects.toThrow();
  const oneTime = await createOneTimeLink(studio, newLink(studio));
  for (const { id } of [foreign, archived, oneTime]) {
    const input = newLink(studio, { from: { kind: "link", linkId: id } });
    await expect(createOneTimeLink(studio, input)).rejects.toMatchObject({
      code: "invalid",
      fields: [{ pointer: "/from/linkId" }],
    });
  }
});

test("after one booking the link is dead, and says so to whoever comes", async () => {
  const studio = await createStudio(world.visit);
  const link = await createOneTimeLink(studio, newLink(studio));
  const guest = await openLink(world.visit, link.token);
  await bookSlot(guest.ctx, guest.link, request(tenOnThursday));
  await expect(openLink(world.visit, link.token)).rejects.toMatchObject({ code: "link_used" });
  const again = bookSlot(guest.ctx, guest.link, request(tenOnThursday + dayMs));
  await expect(again).rejects.toMatchObject({ code: "link_used" });
});

test("of ten who book through it at once, one does", async () => {
  const studio = await createStudio(world.visit);
  const times = Array.from({ length: 10 }, (_, i) => plain(tenOnThursday + i * 30 * minuteMs));
  const link = await createOneTimeLink(studio, newLink(studio, { times, holdsTimes: true }));
  const guest = await openLink(world.visit, link.token);
  const outcomes = await Promise.allSettled(
    times.map(({ start }) => bookSlot(guest.ctx, guest.link, request(start))),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const lost of outcomes.filter((outcome) => outcome.status === "rejected"))
    expect(lost.reason).toMatchObject({ code: "link_used" });
  expect(await offeredHolds(studio)).toHaveLength(0);
});

const offeredHolds = (studio: Context) =>
  inTransaction(studio.db, studio, (tx) =>
    tx
      .select()
      .from(holds)
      .where(and(eq(holds.organizationId, studio.organizationId), eq(holds.isOffered, true))),
  );

test("it dies at the moment it expires", async () => {
  const studio = await createStudio(world.visit);
  const { token, expiresAt } = await createOneTimeLink(studio, newLink(studio));
  const at = (now: number) => openLink({ ...world.visit, now }, token);
  await expect(at((expiresAt ?? 0) - 1)).resolves.toBeDefined();
  await expect(at(expiresAt ?? 0)).rejects.toMatchObject({ code: "link_expired" });
});

test("the owner sees what became of each link, and finds it by recipient", async () => {
  const studio = await createStudio(world.visit);
  const make = async (name: string, more: Partial<NewOneTimeLink> = {}) => {
    const recipient = { name, email: `${name.toLowerCase()}@example.com` };
    return createOneTimeLink(studio, newLink(studio, { recipient, ...more }));
  };
  const booked = await make("Berta");
  const guest = await openLink(world.visit, booked.token);
  const booking = await bookSlot(guest.ctx, guest.link, request(tenOnThursday));
  await make("Emil", { expiresAt: studio.now + minuteMs });
  await revokeOneTimeLink(studio, (await make("Rita")).id);
  await make("Anton");
  const soon = later(studio, 5 * minuteMs);
  const names = async (filter = {}) =>
    (await findOneTimeLinks(soon, filter)).links.map((link) => link.recipientName).toSorted();
  expect(await names()).toEqual(["Anton", "Berta", "Emil", "Rita"]);
  expect(await names({ status: "active" })).toEqual(["Anton"]);
  expect(await names({ status: "booked" })).toEqual(["Berta"]);
  expect(await names({ status: "expired" })).toEqual(["Emil"]);
  expect(await names({ status: "revoked" })).toEqual(["Rita"]);
  expect(await names({ search: "RITA@" })).toEqual(["Rita"]);
  expect(await names({ search: "%" })).toEqual([]);
  expect(await requireOneTimeLink(soon, booked.id)).toMatchObject({
    status: "booked",
    booking: { id: booking.id, start: tenOnThursday },
  });
});

test("a long list comes in pages, each link once", async () => {
  const studio = await createStudio(world.visit);
  for (let i = 0; i < 30; i += 1) await createOneTimeLink(studio, newLink(studio));
  const first = await findOneTimeLinks(studio);
  const second = await findOneTimeLinks(studio, { cursor: first.next });
  expect([first.links.length, second.links.length, second.next]).toEqual([25, 5, undefined]);
  expect(new Set([...first.links, ...second.links].map(({ id }) => id)).size).toBe(30);
});

test("a revoked link is dead, revoking it twice changes nothing, and a used one cannot be revoked", async () => {
  const studio = await createStudio(world.visit);
  const link = await createOneTimeLink(studio, newLink(studio));
  await revokeOneTimeLink(studio, link.id);
  await revokeOneTimeLink(later(studio, minuteMs), link.id);
  expect(await requireOneTimeLink(studio, link.id)).toMatchObject({ revokedAt: studio.now });
  await expect(openLink(world.visit, link.token)).rejects.toMatchObject({ code: "link_disabled" });
  const used = await createOneTimeLink(studio, newLink(studio));
  const guest = await openLink(world.visit, used.token);
  await bookSlot(guest.ctx, guest.link, request(tenOnThursday));
  await expect(revokeOneTimeLink(studio, used.id)).rejects.toMatchObject({ code: "conflict" });
});

test("made anew, the link has another address and as long as the first had; the first is dead", async () => {
  const studio = await createStudio(world.visit);
  const old = await createOneTimeLink(
    studio,
    newLink(studio, { note: "Bring your portfolio.", expiresAt: studio.now + 3 * dayMs }),
  );
  const tomorrow = later(studio, dayMs);
  const { link } = await reissueOneTimeLink(tomorrow, old.id);
  expect(link).toMatchObject({
    recipientEmail: "gustav@example.com",
    title: "Interview",
    note: "Bring your portfolio.",
    expiresAt: tomorrow.now + 3 * dayMs,
  });
  expect(link.token).not.toBe(old.token);
  await expect(openLink(world.visit, old.token)).rejects.toMatchObject({ code: "link_disabled" });
});

test("the mail to the recipient addresses nobody as a friend", async () => {
  const studio = await createStudio(world.visit);
  for (const times of [[], [plain(tenOnThursday)]]) {
    const { id } = await createOneTimeLink(studio, newLink(studio, { times }));
    const link = await requireOneTimeLink(studio, id);
    const { text, mailto } = mailView(link, "Anna Amsel", "Europe/Berlin", "de");
    expect(text).toContain("Hallo Gustav Gast");
    expect(text).toContain(link.token);
    expect(`${text} ${decodeURIComponent(mailto)}`).not.toMatch(/\b(du|dir|dich|deine?[mnrs]?|wähle)\b/i);
  }
});

test("an expired link made anew stays expired", async () => {
  const studio = await createStudio(world.visit);
  const old = await createOneTimeLink(studio, newLink(studio, { expiresAt: studio.now + dayMs }));
  const tomorrow = later(studio, 2 * dayMs);
  await reissueOneTimeLink(tomorrow, old.id);
  expect(await requireOneTimeLink(tomorrow, old.id)).toMatchObject({ status: "expired" });
});

test("made anew, times that have passed or are taken are left out; with none left it fails and changes nothing", async () => {
  const studio = await createStudio(world.visit);
  const times = [plain(tenOnThursday), plain(tenOnThursday + dayMs)];
  const old = await createOneTimeLink(studio, newLink(studio, { times }));
  const after = later(studio, tenOnThursday + minuteMs - studio.now);
  const { link, timesLeftOut } = await reissueOneTimeLink(after, old.id);
  expect(timesLeftOut).toBe(1);
  expect((await requireOneTimeLink(after, link.id)).times).toEqual([plain(tenOnThursday + dayMs)]);
  const { ctx, link: other } = await createOpenLink(after);
  await bookSlot(ctx, other, request(tenOnThursday + dayMs));
  await expect(reissueOneTimeLink(after, link.id)).rejects.toMatchObject({ code: "conflict" });
  expect(await requireOneTimeLink(after, link.id)).toMatchObject({ status: "active" });
});

test("another organization's link is not there, whatever is asked of it", async () => {
  const studio = await createStudio(world.visit);
  const stranger = await createStudio(world.visit);
  const { id } = await createOneTimeLink(studio, newLink(studio));
  const notFound = { code: "not_found" };
  await expect(requireOneTimeLink(stranger, id)).rejects.toMatchObject(notFound);
  await expect(revokeOneTimeLink(stranger, id)).rejects.toMatchObject(notFound);
  await expect(reissueOneTimeLink(stranger, id)).rejects.toMatchObject(notFound);
  const { link: evergreen } = await createOpenLink(studio);
  await expect(revokeOneTimeLink(studio, evergreen.id)).rejects.toMatchObject(notFound);
  expect((await findOneTimeLinks(stranger)).links).toEqual([]);
});

test("guests may none of it", async () => {
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  const notFound = { code: "not_found" };
  await expect(createOneTimeLink(ctx, newLink(ctx))).rejects.toMatchObject(notFound);
  await expect(revokeOneTimeLink(ctx, link.id)).rejects.toMatchObject(notFound);
  await expect(reissueOneTimeLink(ctx, link.id)).rejects.toMatchObject(notFound);
  await expect(findOneTimeLinks(ctx)).rejects.toMatchObject(notFound);
  await expect(findContacts(ctx, "gustav")).rejects.toMatchObject(notFound);
});

test("what is done is written down", async () => {
  const studio = await createStudio(world.visit);
  const { id } = await createOneTimeLink(studio, newLink(studio));
  const { link } = await reissueOneTimeLink(studio, id);
  await revokeOneTimeLink(studio, link.id);
  const entries = await inTransaction(studio.db, studio, (tx) => tx.select().from(auditEntries));
  const done = entries.map(({ action, subjectId }) => `${action} ${subjectId}`);
  expect(done).toContain(`oneTimeLink.created ${id}`);
  expect(done).toContain(`oneTimeLink.reissued ${link.id}`);
  expect(done).toContain(`oneTimeLink.revoked ${link.id}`);
});

test("contacts are who booked and who was sent a link, each once, from the third letter on", async () => {
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  await bookSlot(ctx, link, request(tenOnThursday, { name: "Berta Busch", email: "berta@example.com" }));
  const recipient = { name: "Berta Busch-Alt", email: "BERTA@example.com" };
  await createOneTimeLink(later(studio, minuteMs), newLink(studio, { recipient }));
  await createOneTimeLink(studio, newLink(studio));
  const found = async (text: string) => (await findContacts(studio, text)).map(({ name }) => name);
  expect(await found("ber")).toEqual(["Berta Busch-Alt"]);
  expect(await found("example.com")).toEqual(["Berta Busch-Alt", "Gustav Gast"]);
  expect(await found("be")).toEqual([]);
  expect(await found("%%%")).toEqual([]);
  expect(await findContacts(await createStudio(world.visit), "berta")).toEqual([]);
});
