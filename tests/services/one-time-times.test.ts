import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holds } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { findSlots } from "@/lib/availability/find-slots";
import { bookSlot } from "@/lib/bookings/book-slot";
import { placeHold, releaseHold } from "@/lib/bookings/holds";
import { moveBooking } from "@/lib/bookings/move-booking";
import type { Context } from "@/lib/context";
import { type Link, openLink } from "@/lib/links/queries";
import { LinkSettings } from "@/lib/links/schema";
import { createOneTimeLink } from "@/lib/one-time/create-link";
import { reissueOneTimeLink, revokeOneTimeLink } from "@/lib/one-time/end-link";
import { requireOneTimeLink } from "@/lib/one-time/queries";
import { untouchedOneTime } from "@/lib/one-time/rules";
import { type NewOneTimeLink, oneTimeForm, ownLengths } from "@/lib/one-time/schema";
import { toIso } from "@/lib/time/format";
import { dayMs, minuteMs } from "@/lib/time/zone";
import {
  createOpenLink,
  createStudio,
  createWorld,
  liveReservations,
  request,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const half = 30 * minuteMs;
/** Thursday at seven in the morning, two hours before Anna's day begins. */
const early = tenOnThursday - 6 * half;
const plain = (start: number) => ({ start, isOutsideHours: false });
const allowed = (start: number) => ({ start, isOutsideHours: true });

const offer = (studio: Context, more: Partial<NewOneTimeLink> = {}, settings = {}) =>
  createOneTimeLink(studio, {
    recipient: { name: "Gustav Gast", email: "gustav@example.com" },
    from: { kind: "settings", settings: LinkSettings.parse({ title: "Interview", ...settings }) },
    expiresAt: studio.now + 14 * dayMs,
    note: "",
    times: [plain(tenOnThursday)],
    holdsTimes: true,
    ...more,
  });

const thursday = (ctx: Context, link: Link, more = {}) =>
  findSlots(ctx, link, {
    from: tenOnThursday - 10 * half,
    until: tenOnThursday + 20 * half,
    durationMinutes: link.durationsMinutes[0] ?? 30,
    ...more,
  });

/** An evergreen link of Anna's, and a one-time link that keeps times of hers. */
async function bothLinks(more: Partial<NewOneTimeLink> = {}, settings = {}) {
  const studio = await createStudio(world.visit);
  const evergreen = await createOpenLink(studio);
  const made = await offer(studio, more, settings);
  return { studio, evergreen, guest: await openLink(world.visit, made.token) };
}

test("times of own settings with several lengths take the one that the form names, which shows the shortest first", async () => {
  const studio = await createStudio(world.visit);
  const typed = {
    ...untouchedOneTime,
    ...{ name: "Gustav Gast", email: "gustav@example.com", source: "own", title: "Interview" },
    ...{ durationsOther: "60, 30", times: toIso(tenOnThursday) },
  };
  const form = oneTimeForm({ timeZone: "Europe/Berlin", now: studio.now });
  const made = async (duration: string) =>
    (await createOneTimeLink(studio, form.parse({ ...typed, duration }))).durationsMinutes;
  expect(ownLengths(typed)).toEqual([30, 60]);
  expect(await made("")).toEqual([30]);
  expect(await made("60")).toEqual([60]);
  await expect(made("45")).rejects.toMatchObject({ code: "invalid", fields: [{ pointer: "/duration" }] });
  expect(ownLengths({ durationsOther: "30, 3" })).toEqual([]);
  expect(ownLengths({ durationsOther: "" })).toEqual([]);
});

test("only the picked times are on offer, on the grid or not", async () => {
  const off = tenOnThursday + 7 * minuteMs;
  const { guest } = await bothLinks({ times: [plain(off), plain(tenOnThursday + 4 * half)] });
  expect(await thursday(guest.ctx, guest.link)).toEqual([off, tenOnThursday + 4 * half]);
  await expect(bookSlot(guest.ctx, guest.link, request(tenOnThursday))).rejects.toMatchObject({
    code: "slot_not_offered",
    reason: "not_chosen",
  });
});

test("a kept time is on offer to its recipient and busy for every other link", async () => {
  const { evergreen, guest } = await bothLinks();
  expect(await thursday(guest.ctx, guest.link)).toEqual([tenOnThursday]);
  expect(await thursday(evergreen.ctx, evergreen.link)).not.toContain(tenOnThursday);
  expect(await thursday(evergreen.ctx, evergreen.link)).toContain(tenOnThursday + half);
  await expect(bookSlot(evergreen.ctx, evergreen.link, request(tenOnThursday))).rejects.toMatchObject({
    code: "slot_taken",
    reason: "hold",
  });
});

test("a time that is picked but not kept stays free for others", async () => {
  const { evergreen } = await bothLinks({ holdsTimes: false });
  expect(await thursday(evergreen.ctx, evergreen.link)).toContain(tenOnThursday);
});

test("booking one of the kept times frees all the others in the same transaction", async () => {
  const times = [plain(tenOnThursday), plain(tenOnThursday + 4 * half)];
  const { studio, evergreen, guest } = await bothLinks({ times });
  const booking = await bookSlot(guest.ctx, guest.link, request(tenOnThursday));
  expect(await liveReservations(studio)).toMatchObject([{ bookingId: booking.id, holdId: null }]);
  expect(await thursday(evergreen.ctx, evergreen.link)).toContain(tenOnThursday + 4 * half);
  expect(await thursday(evergreen.ctx, evergreen.link)).not.toContain(tenOnThursday);
});

test("a booking that is refused frees nothing", async () => {
  const { evergreen, guest } = await bothLinks();
  const refused = bookSlot(guest.ctx, guest.link, request(tenOnThursday + half));
  await expect(refused).rejects.toMatchObject({ code: "slot_not_offered" });
  expect(await thursday(evergreen.ctx, evergreen.link)).not.toContain(tenOnThursday);
});

test("revoking frees what the link kept, at once", async () => {
  const { studio, evergreen, guest } = await bothLinks();
  await revokeOneTimeLink(studio, guest.link.id);
  expect(await thursday(evergreen.ctx, evergreen.link)).toContain(tenOnThursday);
  expect(await liveReservations(studio)).toEqual([]);
});

test("making it anew moves the kept times to the new link", async () => {
  const { studio, evergreen, guest } = await bothLinks();
  const { link } = await reissueOneTimeLink(studio, guest.link.id);
  expect(await thursday(evergreen.ctx, evergreen.link)).not.toContain(tenOnThursday);
  const again = await openLink(world.visit, link.token);
  expect(await thursday(again.ctx, again.link)).toEqual([tenOnThursday]);
  expect(await liveReservations(studio)).toMatchObject([{ linkId: link.id }]);
});

test("kept times lapse when the link does, and whoever comes then books them", async () => {
  const { evergreen, guest } = await bothLinks({ expiresAt: world.visit.now + 60 * minuteMs });
  const after = { ...evergreen.ctx, now: guest.link.expiresAt ?? 0 };
  expect(await thursday(after, evergreen.link)).toContain(tenOnThursday);
  await expect(bookSlot(after, evergreen.link, request(tenOnThursday))).resolves.toMatchObject({
    status: "confirmed",
  });
});

test("a recipient who opens the form is told that the time is kept, and leaving it frees nothing", async () => {
  const { studio, evergreen, guest } = await bothLinks();
  const { ctx, link } = guest;
  const hold = await placeHold(ctx, link, { start: tenOnThursday, visitorId: "vera" });
  expect(hold).toMatchObject({ start: tenOnThursday, expiresAt: ctx.now + 5 * minuteMs });
  await releaseHold(ctx, link, { holdId: hold.id, visitorId: "vera" });
  expect(await thursday(evergreen.ctx, evergreen.link)).not.toContain(tenOnThursday);
  expect(await liveReservations(studio)).toHaveLength(1);
  await expect(
    bookSlot(ctx, link, { ...request(tenOnThursday), holdId: hold.id }, { visitorId: "vera" }),
  ).resolves.toMatchObject({ status: "confirmed" });
});

test("guests' holds are counted without the times that the owner keeps", async () => {
  const times = Array.from({ length: 30 }, (_, i) => allowed(tenOnThursday + i * half));
  const { studio, guest } = await bothLinks({ times });
  expect(await offeredHolds(studio)).toHaveLength(30);
  await expect(
    placeHold(guest.ctx, guest.link, { start: tenOnThursday, visitorId: "vera" }),
  ).resolves.toBeDefined();
});

const offeredHolds = (studio: Context) =>
  inTransaction(studio.db, studio, (tx) =>
    tx
      .select()
      .from(holds)
      .where(and(eq(holds.organizationId, studio.organizationId), eq(holds.isOffered, true))),
  );

test("a time that is taken is refused by name, nothing is made, and nothing is kept", async () => {
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  await bookSlot(ctx, link, request(tenOnThursday));
  const times = [plain(tenOnThursday + 4 * half), plain(tenOnThursday)];
  await expect(offer(studio, { times })).rejects.toMatchObject({
    code: "slot_taken",
    reason: "meeting",
    fields: [{ pointer: "/times/1/start" }],
  });
  expect(await offeredHolds(studio)).toEqual([]);
  expect(await liveReservations(studio)).toHaveLength(1);
});

test("what another link keeps is taken too", async () => {
  const { studio } = await bothLinks();
  await expect(offer(studio)).rejects.toMatchObject({ code: "slot_taken", reason: "hold" });
});

test("buffers keep others away, and not the recipient's own times from each other", async () => {
  const times = [plain(tenOnThursday), plain(tenOnThursday + half)];
  const { evergreen, guest } = await bothLinks(
    { times },
    { bufferBeforeMinutes: 30, bufferAfterMinutes: 30 },
  );
  expect(await thursday(guest.ctx, guest.link)).toEqual([tenOnThursday, tenOnThursday + half]);
  const open = await thursday(evergreen.ctx, evergreen.link);
  expect(open).not.toContain(tenOnThursday - half);
  expect(open).not.toContain(tenOnThursday + 2 * half);
  expect(open).toContain(tenOnThursday + 3 * half);
});

test("outside the hours a time is refused until the owner allows it; then the guest books it", async () => {
  const studio = await createStudio(world.visit);
  await expect(offer(studio, { times: [plain(early)] })).rejects.toMatchObject({
    code: "slot_not_offered",
    fields: [{ pointer: "/times/0/start", detail: expect.stringContaining("timeOutside") }],
  });
  const link = await offer(studio, { times: [allowed(early), allowed(tenOnThursday)] });
  expect((await requireOneTimeLink(studio, link.id)).times).toEqual([allowed(early), plain(tenOnThursday)]);
  const guest = await openLink(world.visit, link.token);
  expect(await thursday(guest.ctx, guest.link)).toEqual([early, tenOnThursday]);
  await expect(bookSlot(guest.ctx, guest.link, request(early))).resolves.toMatchObject({ startsAt: early });
});

test.each([
  ["has passed", -half, "past"],
  ["comes sooner than the settings allow", half, "notice"],
])("a time that %s is refused", async (_, ahead, reason) => {
  const studio = await createStudio(world.visit);
  const times = [allowed(studio.now + ahead)];
  await expect(offer(studio, { times }, { noticeMinutes: 120 })).rejects.toMatchObject({
    code: "slot_not_offered",
    reason: reason === "past" ? "past" : reason,
  });
});

test("times that overlap each other are refused", async () => {
  const studio = await createStudio(world.visit);
  const times = [plain(tenOnThursday + half), plain(tenOnThursday), plain(tenOnThursday + 15 * minuteMs)];
  await expect(offer(studio, { times })).rejects.toMatchObject({
    code: "invalid",
    fields: [{ pointer: "/times/2/start" }, { pointer: "/times/0/start" }],
  });
});

test("picked times have one length, of those that the settings have", async () => {
  const studio = await createStudio(world.visit);
  const settings = { durationsMinutes: [30, 60] };
  const link = await offer(studio, { durationMinutes: 60 }, settings);
  expect(link.durationsMinutes).toEqual([60]);
  await expect(
    offer(studio, { times: [plain(tenOnThursday + dayMs)], durationMinutes: 45 }, settings),
  ).rejects.toMatchObject({ code: "invalid" });
});

test("a picked time lies beyond the window of the settings it came with", async () => {
  const studio = await createStudio(world.visit);
  const times = [plain(tenOnThursday + 35 * dayMs)];
  const link = await offer(
    studio,
    { times, expiresAt: studio.now + 60 * dayMs },
    { window: { kind: "rolling", days: 7 } },
  );
  expect((await requireOneTimeLink(studio, link.id)).times).toEqual(times);
});

test("the owner moves a booking onto no kept time, and the recipient's own booking frees what it left", async () => {
  const { studio, evergreen, guest } = await bothLinks();
  const booking = await bookSlot(evergreen.ctx, evergreen.link, request(tenOnThursday + 4 * half));
  const move = moveBooking(studio, booking.id, { start: tenOnThursday, overrules: true });
  await expect(move).rejects.toMatchObject({ code: "slot_taken", reason: "hold" });
  const own = await bookSlot(guest.ctx, guest.link, request(tenOnThursday));
  await moveBooking(studio, own.id, { start: tenOnThursday + 6 * half, overrules: true });
  expect(await thursday(evergreen.ctx, evergreen.link)).toContain(tenOnThursday);
});

test("of two owners' forms that keep the same time at once, one gets it", async () => {
  const studio = await createStudio(world.visit);
  const outcomes = await Promise.allSettled([offer(studio), offer(studio), offer(studio)]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const lost of outcomes.filter((outcome) => outcome.status === "rejected"))
    expect(lost.reason).toMatchObject({ code: "slot_taken" });
});
