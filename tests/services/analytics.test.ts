import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { analyticsEvents, links, visitorSalts } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { countView, referrerOfVisit } from "@/lib/analytics/count-view";
import { exportCsv } from "@/lib/analytics/export-csv";
import { getReport } from "@/lib/analytics/queries";
import { lastDays, type Range } from "@/lib/analytics/rules";
import type { Visitor } from "@/lib/analytics/visitor";
import { forgetVisitorSalts } from "@/lib/analytics/visitor-hash";
import { bookSlot } from "@/lib/bookings/book-slot";
import { cancelBooking } from "@/lib/bookings/cancel-booking";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import type { Link } from "@/lib/links/queries";
import { minuteMs } from "@/lib/time/zone";
import {
  changeLink,
  createOpenLink,
  createStudio,
  createWorld,
  now,
  request,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";

let world: TestWorld;
let anna: Context;
let guest: Context;
let link: Link;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());
beforeEach(async () => {
  anna = await createStudio(world.visit);
  ({ ctx: guest, link } = await createOpenLink(anna));
});

const gustav: Visitor = { address: "192.0.2.7", userAgent: "Gustav's browser", referrer: null };
const later = (ctx: Context, minutes: number): Context => ({ ...ctx, now: ctx.now + minutes * minuteMs });
const week = (): Range => lastDays(7, now, "Europe/Berlin");
const reportOf = (linkId?: string, range = week()) => getReport(anna, { range, linkId });
const headings = { date: "Date", link: "Link", referrer: "Referrer", views: "Views", bookings: "Bookings" };

/** Events as they would have been counted at these instants. */
async function addEvents(
  ofLink: Link,
  events: readonly { readonly at: string; kind?: "view" | "booking"; referrer?: string }[],
): Promise<void> {
  await inTransaction(anna.db, anna, (tx) =>
    tx.insert(analyticsEvents).values(
      events.map(({ at, kind = "view", referrer }) => ({
        id: newId(),
        organizationId: anna.organizationId,
        linkId: ofLink.id,
        kind,
        at: Date.parse(at),
        referrer: referrer ?? null,
      })),
    ),
  );
}

test("whoever looks again within the half hour is one view, and in the next half hour another", async () => {
  await Promise.all([1, 2, 3].map(() => countView(guest, link, gustav)));
  await countView(later(guest, 29), link, gustav);
  expect((await reportOf(link.id)).totals.views).toBe(1);
  await countView(later(guest, 30), link, gustav);
  expect((await reportOf(link.id)).totals.views).toBe(2);
});

test("another browser, another address and another link are views of their own", async () => {
  const other = await createOpenLink(anna);
  await countView(guest, link, gustav);
  await countView(guest, link, { ...gustav, userAgent: "Greta's browser" });
  await countView(guest, link, { ...gustav, address: "192.0.2.8" });
  await countView(guest, other.link, gustav);
  expect((await reportOf(link.id)).totals.views).toBe(3);
  expect((await reportOf()).totals.views).toBe(4);
});

test("a hash tells nobody apart once its day's salt is forgotten, and the view stays counted", async () => {
  await countView(guest, link, { ...gustav, referrer: "news.example" });
  const saltDates = () =>
    inTransaction(world.db, { installation: "on" }, (tx) =>
      tx.select({ onDate: visitorSalts.onDate }).from(visitorSalts),
    );
  const night = (date: string) =>
    forgetVisitorSalts({ ...world.visit, now: Date.parse(`${date}T03:23:00Z`) });
  await night("2026-12-03");
  expect(await saltDates()).toEqual([{ onDate: "2026-12-02" }]);
  expect(await referrerOfVisit(guest, link, gustav)).toBe("news.example");
  await night("2026-12-04");
  expect(await saltDates()).toEqual([]);
  expect(await referrerOfVisit(guest, link, gustav)).toBeNull();
  expect((await reportOf(link.id)).totals.views).toBe(1);
});

test("the salts show to nobody who does not act for the installation", async () => {
  await countView(guest, link, gustav);
  expect(await inTransaction(world.db, anna, (tx) => tx.select().from(visitorSalts))).toEqual([]);
  expect(await world.db.select().from(visitorSalts)).toEqual([]);
});

test("a booking is put down to the site that brought the guest, for two hours and over midnight", async () => {
  const evening = { ...guest, now: Date.parse("2026-12-02T23:10:00Z") };
  await countView(evening, link, { ...gustav, referrer: "news.example" });
  for (const minutes of [0, 60, 120])
    expect(await referrerOfVisit(later(evening, minutes), link, gustav)).toBe("news.example");
  expect(await referrerOfVisit(later(evening, 121), link, gustav)).toBeNull();
  expect(await referrerOfVisit(evening, link, { ...gustav, address: "192.0.2.8" })).toBeNull();
  const other = await createOpenLink(anna);
  expect(await referrerOfVisit(evening, other.link, gustav)).toBeNull();
});

test("whoever turns pages past the half hour stays with the site that brought them", async () => {
  await countView(guest, link, { ...gustav, referrer: "news.example" });
  await countView(later(guest, 40), link, { ...gustav, referrer: undefined });
  expect((await reportOf(link.id)).referrers).toEqual([{ referrer: "news.example", views: 2, bookings: 0 }]);
});

test("views, bookings, conversion and what was cancelled since add up", async () => {
  await countView(guest, link, { ...gustav, referrer: "news.example" });
  await countView(guest, link, { ...gustav, address: "192.0.2.8" });
  const referrer = await referrerOfVisit(guest, link, gustav);
  const kept = await bookSlot(guest, link, request(tenOnThursday), { referrer });
  const dropped = await bookSlot(guest, link, request(tenOnThursday + 60 * minuteMs));
  await cancelBooking(anna, dropped.id, { reason: "" });
  const report = await reportOf(link.id);
  expect(report.totals).toEqual({ views: 2, bookings: 2 });
  expect(report.cancelled).toBe(1);
  expect(report.referrers).toEqual([
    { referrer: null, views: 1, bookings: 1 },
    { referrer: "news.example", views: 1, bookings: 1 },
  ]);
  // A day and two hours ahead, and three.
  expect(kept.startsAt - kept.createdAt).toBe(26 * 60 * minuteMs);
  expect(report.leadTimes).toEqual([0, 2, 0, 0, 0, 0, 0]);
});

test("an owner who books on their own link is a booking like any other", async () => {
  await bookSlot(anna, link, request(tenOnThursday));
  expect((await reportOf(link.id)).totals).toEqual({ views: 0, bookings: 1 });
});

test("events fall on the local day, also on the days of 23 and of 25 hours", async () => {
  // Berlin: clocks go forward on 29 March and back on 25 October 2026.
  await addEvents(link, [
    { at: "2026-03-28T22:59:59Z" },
    { at: "2026-03-28T23:00:00Z" },
    { at: "2026-03-29T21:59:59Z" },
    { at: "2026-03-29T22:00:00Z" },
    { at: "2026-10-24T21:59:59Z", kind: "booking" },
    { at: "2026-10-24T22:00:00Z", kind: "booking" },
    { at: "2026-10-25T22:59:59Z", kind: "booking" },
    { at: "2026-10-25T23:00:00Z", kind: "booking" },
  ]);
  const timeZone = "Europe/Berlin";
  const spring = await reportOf(link.id, { from: "2026-03-28", until: "2026-03-30", timeZone });
  expect(spring.buckets.map(({ views }) => views)).toEqual([1, 2, 1]);
  const autumn = await reportOf(link.id, { from: "2026-10-24", until: "2026-10-26", timeZone });
  expect(autumn.buckets.map(({ bookings }) => bookings)).toEqual([1, 2, 1]);
  const day = await reportOf(link.id, { from: "2026-10-25", until: "2026-10-25", timeZone });
  expect(day.totals).toEqual({ views: 0, bookings: 2 });
});

test("a date that a zone left out is empty, and its neighbours keep their events", async () => {
  // Samoa went from 29 December 2011 to the 31st.
  await addEvents(link, [{ at: "2011-12-30T09:59:59Z" }, { at: "2011-12-30T10:00:00Z" }]);
  const samoa = await reportOf(link.id, {
    from: "2011-12-29",
    until: "2011-12-31",
    timeZone: "Pacific/Apia",
  });
  expect(samoa.buckets.map(({ views }) => views)).toEqual([1, 0, 1]);
});

test("a long range is counted by week or by month and loses nothing at the seams", async () => {
  await addEvents(link, [
    { at: "2025-12-31T22:59:00Z" },
    { at: "2025-12-31T23:00:00Z" },
    { at: "2026-11-30T12:00:00Z" },
  ]);
  const timeZone = "Europe/Berlin";
  const year = await reportOf(link.id, { from: "2025-12-31", until: "2026-12-02", timeZone });
  expect(year.unit).toBe("week");
  expect(year.totals.views).toBe(3);
  const years = await reportOf(link.id, { from: "2024-01-01", until: "2026-12-02", timeZone });
  expect(years.unit).toBe("month");
  expect(years.buckets.filter(({ views }) => views > 0).map(({ first, views }) => [first, views])).toEqual([
    ["2025-12-01", 1],
    ["2026-01-01", 1],
    ["2026-11-01", 1],
  ]);
});

test("over all, links stand by their bookings, and an archived one keeps its numbers", async () => {
  const best = await createOpenLink(anna, { title: "Best" });
  await addEvents(link, [{ at: "2026-12-01T10:00:00Z" }, { at: "2026-12-01T11:00:00Z" }]);
  await addEvents(best.link, [{ at: "2026-12-01T12:00:00Z", kind: "booking" }]);
  await inTransaction(anna.db, anna, (tx) =>
    tx.update(links).set({ archivedAt: now }).where(eq(links.id, link.id)),
  );
  const report = await reportOf();
  expect(report.links).toEqual([
    { id: best.link.id, title: "Best", kind: "evergreen", isArchived: false, views: 0, bookings: 1 },
    { id: link.id, title: "Intro call", kind: "evergreen", isArchived: true, views: 2, bookings: 0 },
  ]);
  expect((await reportOf(link.id)).totals.views).toBe(2);
});

test("nobody sees another organization's numbers, nor that its link exists", async () => {
  await countView(guest, link, gustav);
  const boris = await createStudio(world.visit, { name: "Boris Bauer" });
  expect((await getReport(boris, { range: week() })).totals).toEqual({ views: 0, bookings: 0 });
  await expect(getReport(boris, { range: week(), linkId: link.id })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(exportCsv(boris, { range: week(), linkId: link.id }, headings)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(getReport(guest, { range: week(), linkId: link.id })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("the CSV has a row for each day, link and referrer, and no cell is a formula", async () => {
  const formula = await changeLink(anna, link, { title: '=HYPERLINK("http://evil.example")' });
  await addEvents(formula.link, [
    { at: "2026-11-30T23:30:00Z", referrer: "@sum.example" },
    { at: "2026-12-01T10:00:00Z", referrer: "@sum.example" },
    { at: "2026-12-01T10:00:00Z", kind: "booking", referrer: "@sum.example" },
    { at: "2026-12-02T06:00:00Z" },
  ]);
  const csv = await exportCsv(anna, { range: week(), linkId: link.id }, headings);
  expect(csv.split("\r\n")).toEqual([
    "\uFEFFDate,Link,Referrer,Views,Bookings",
    `2026-12-01,"'=HYPERLINK(""http://evil.example"")",'@sum.example,2,1`,
    `2026-12-02,"'=HYPERLINK(""http://evil.example"")",,1,0`,
    "",
  ]);
});
