import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  linkExclusions,
  links,
  linkTimes,
  resources,
  scheduleDaysOff,
  scheduleOverrideRanges,
  scheduleOverrides,
} from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import { placeHold } from "@/lib/bookings/holds";
import type { Context } from "@/lib/context";
import { explainForGuest, explainForOwner } from "@/lib/explanations/explain";
import { newId } from "@/lib/ids";
import { type Link, requireLink } from "@/lib/links/queries";
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

const half = 30 * minuteMs;
const thursday = "2026-12-03";

type Asked = { readonly studio: Context; readonly ctx: Context; readonly link: Link };

/** Anna with a link of half an hour, changed as a test needs it. */
async function annasLink(changes?: Partial<Link>): Promise<Asked> {
  const studio = await createStudio(world.visit);
  const opened = await createOpenLink(studio);
  return { studio, ...(changes ? await changeLink(studio, opened.link, changes) : opened) };
}

const explain = ({ studio, link }: Asked, start = tenOnThursday, durationMinutes?: number) =>
  explainForOwner(studio, link.id, { start, durationMinutes });
const kindsOf = async (asked: Asked, start?: number) =>
  (await explain(asked, start)).reasons.map(({ kind }) => kind);

async function annasScheduleId(studio: Context): Promise<{ organizationId: string; scheduleId: string }> {
  const [anna] = await inTransaction(studio.db, studio, (tx) =>
    tx.select({ scheduleId: resources.scheduleId }).from(resources),
  );
  return { organizationId: studio.organizationId, scheduleId: anna?.scheduleId ?? "" };
}

describe("one rule is in the way", () => {
  test("a start on offer has no reasons, and the only host is needed", async () => {
    const asked = await annasLink();
    expect(await explain(asked)).toMatchObject({
      link: { id: asked.link.id, title: "Intro call", timeZone: "Europe/Berlin", durationsMinutes: [30] },
      start: tenOnThursday,
      end: tenOnThursday + half,
      isOffered: true,
      picks: [{ name: "Anna Berg", why: "needed" }],
      reasons: [],
      nearest: [],
    });
  });

  test("past", async () => {
    const answer = await explain(await annasLink(), tenOnThursday - 2 * dayMs);
    expect(answer.reasons.map(({ kind }) => kind)).toEqual(["past", "window"]);
    // Not around the time that has passed: the first ones there are.
    expect(answer.nearest).toHaveLength(3);
    expect(answer.nearest.every((start) => start >= answer.now)).toBe(true);
  });

  test("notice, with how much", async () => {
    const answer = await explain(await annasLink({ noticeMinutes: 2880 }));
    expect(answer).toMatchObject({ reasons: [{ kind: "notice" }], link: { noticeMs: 2880 * minuteMs } });
    // Nothing is on offer before the notice has passed: on Friday at eight in Berlin.
    expect(answer.nearest[0]).toBe(Date.parse("2026-12-04T08:00:00Z"));
  });

  test("window, with its dates, and the last times inside it", async () => {
    const asked = await annasLink({ windowDays: 7 });
    const answer = await explain(asked, tenOnThursday + 28 * dayMs);
    expect(answer).toMatchObject({
      reasons: [{ kind: "window" }],
      link: { window: { kind: "rolling", firstDate: "2026-12-02", lastDate: "2026-12-09" } },
    });
    expect(answer.nearest.at(-1)).toBe(Date.parse("2026-12-09T15:30:00Z"));
  });

  test("outside hours, with those of the day; none on a Sunday", async () => {
    const asked = await annasLink();
    const nineToFive = { start: Date.parse("2026-12-03T08:00:00Z"), end: Date.parse("2026-12-03T16:00:00Z") };
    expect((await explain(asked, tenOnThursday - 3 * 60 * minuteMs)).reasons).toMatchObject([
      { kind: "outside_hours", memberName: "Anna Berg", hours: [nineToFive] },
    ]);
    expect((await explain(asked, tenOnThursday + 3 * dayMs)).reasons).toMatchObject([
      { kind: "outside_hours", memberName: "Anna Berg", hours: [] },
    ]);
  });

  test("day off, with its dates", async () => {
    const asked = await annasLink();
    const ofSchedule = await annasScheduleId(asked.studio);
    await inTransaction(world.db, asked.studio, (tx) =>
      tx.insert(scheduleDaysOff).values({
        ...{ id: newId(), ...ofSchedule, label: "Away" },
        ...{ startsOn: "2026-12-01", endsOn: "2026-12-04" },
      }),
    );
    expect((await explain(asked)).reasons).toMatchObject([
      { kind: "day_off", memberName: "Anna Berg", dates: { first: "2026-12-01", last: "2026-12-04" } },
    ]);
  });

  test("override, with the hours of the exception", async () => {
    const asked = await annasLink();
    const exception = { ...(await annasScheduleId(asked.studio)), onDate: thursday };
    await inTransaction(world.db, asked.studio, (tx) => tx.insert(scheduleOverrides).values(exception));
    const closed = { kind: "override", memberName: "Anna Berg", dates: { first: thursday, last: thursday } };
    expect((await explain(asked)).reasons).toMatchObject([{ ...closed, hours: [] }]);
    await inTransaction(world.db, asked.studio, (tx) =>
      tx.insert(scheduleOverrideRanges).values({ ...exception, startMinute: 1320, endMinute: 120 }),
    );
    const night = { start: Date.parse("2026-12-03T21:00:00Z"), end: Date.parse("2026-12-04T01:00:00Z") };
    expect((await explain(asked)).reasons).toMatchObject([{ ...closed, hours: [night] }]);
  });

  test("exclusion, with its date", async () => {
    const asked = await annasLink();
    const { organizationId } = asked.studio;
    await inTransaction(world.db, asked.studio, (tx) =>
      tx.insert(linkExclusions).values({ organizationId, linkId: asked.link.id, onDate: thursday }),
    );
    expect((await explain(asked)).reasons).toMatchObject([
      { kind: "exclusion", dates: { first: thursday, last: thursday } },
    ]);
  });

  test("meeting, with the names, also of a booking on another link", async () => {
    const asked = await annasLink();
    const other = await createOpenLink(asked.studio, { title: "Consultation", durationsMinutes: [60] });
    const booking = await bookSlot(other.ctx, other.link, request(tenOnThursday));
    const { reasons, nearest } = await explain(asked);
    expect(reasons).toEqual([
      {
        kind: "meeting",
        memberName: "Anna Berg",
        isSwitchedOff: false,
        meeting: {
          bookingId: booking.id,
          title: "Consultation",
          guestName: "Gustav Gast",
          start: tenOnThursday,
          end: tenOnThursday + 2 * half,
          isSession: false,
        },
      },
    ]);
    expect(nearest).toEqual([-2, -1, 2].map((halves) => tenOnThursday + halves * half));
  });

  test("buffer, with whose it is and the meeting it belongs to", async () => {
    const asked = await annasLink({ bufferAfterMinutes: 15 });
    const booking = await bookSlot(asked.ctx, asked.link, request(tenOnThursday));
    expect((await explain(asked, tenOnThursday - half)).reasons).toMatchObject([
      {
        kind: "buffer",
        meeting: { bookingId: booking.id },
        buffer: { lengthMs: 15 * minuteMs, side: "before", isOfThisLink: true },
      },
    ]);
    const { link } = await createOpenLink(asked.studio, { title: "No buffers" });
    expect((await explain({ ...asked, link }, tenOnThursday + half)).reasons).toMatchObject([
      { kind: "buffer", buffer: { lengthMs: 15 * minuteMs, side: "after", isOfThisLink: false } },
    ]);
  });

  test("hold, with when it lapses", async () => {
    const asked = await annasLink();
    const { expiresAt } = await placeHold(asked.ctx, asked.link, { start: tenOnThursday, visitorId: "vera" });
    expect((await explain(asked)).reasons).toMatchObject([
      { kind: "hold", hold: { start: tenOnThursday, end: tenOnThursday + half, expiresAt } },
    ]);
  });

  test.each([
    ["limit_day", { limitPerDay: 1 }],
    ["limit_week", { limitPerWeek: 1 }],
    ["limit_month", { limitPerMonth: 1 }],
  ])("%s, with its number", async (kind, limit) => {
    const asked = await annasLink(limit);
    await bookSlot(asked.ctx, asked.link, request(tenOnThursday));
    const { reasons } = await explain(asked, tenOnThursday + 4 * half);
    expect(reasons).toEqual([{ kind, limit: 1 }]);
  });

  test("a person's own limit names the person", async () => {
    const asked = await annasLink();
    await bookSlot(asked.ctx, asked.link, request(tenOnThursday));
    await inTransaction(world.db, asked.studio, (tx) => tx.update(resources).set({ limitPerDay: 1 }));
    expect((await explain(asked, tenOnThursday + 4 * half)).reasons).toMatchObject([
      { kind: "limit_day", memberName: "Anna Berg", limit: 1 },
    ]);
  });

  test("not chosen", async () => {
    const asked = await annasLink();
    const { organizationId } = asked.studio;
    await inTransaction(world.db, asked.studio, (tx) =>
      tx.insert(linkTimes).values({ organizationId, linkId: asked.link.id, startsAt: tenOnThursday + half }),
    );
    expect(await explain(asked)).toMatchObject({
      reasons: [{ kind: "not_chosen" }],
      nearest: [tenOnThursday + half],
    });
  });

  test("off the grid, with the nearest starts", async () => {
    const answer = await explain(await annasLink(), tenOnThursday + 7 * minuteMs);
    expect(answer).toMatchObject({ reasons: [{ kind: "off_grid" }], link: { incrementMs: half } });
    expect(answer.nearest).toEqual([-1, 0, 1].map((halves) => tenOnThursday + halves * half));
  });

  test("no seat left in a session", async () => {
    const asked = await annasLink({ seats: 1 });
    await bookSlot(asked.ctx, asked.link, request(tenOnThursday));
    expect(await explain(asked)).toMatchObject({ reasons: [{ kind: "seats" }], link: { seats: 1 } });
  });

  test("somebody who is switched off is no calendar that cannot be asked", async () => {
    const asked = await annasLink();
    await inTransaction(world.db, asked.studio, (tx) => tx.update(resources).set({ isActive: false }));
    expect((await explain(asked)).reasons).toMatchObject([
      { kind: "calendar_unreachable", memberName: "Anna Berg", isSwitchedOff: true },
    ]);
  });
});

const oneTime = { kind: "one_time" as const, recipientEmail: "gustav@example.com" };

test.each([
  ["off", { isActive: false }],
  ["archived", { archivedAt: 1 }],
  ["used", { ...oneTime, usedAt: 1 }],
  ["expired", { ...oneTime, expiresAt: 1 }],
  ["revoked", { ...oneTime, revokedAt: 1 }],
])("a link that is %s is explained as closed, with nothing nearby", async (closed, changes) => {
  const asked = await annasLink();
  await inTransaction(world.db, asked.studio, (tx) =>
    tx.update(links).set(changes).where(eq(links.id, asked.link.id)),
  );
  expect(await explain(asked)).toMatchObject({
    isOffered: false,
    reasons: [{ kind: "link_inactive" }],
    link: { closed },
    nearest: [],
  });
});

test("of several people the one who would take it is named, and why", async () => {
  const asked = await annasLink();
  const [ben = ""] = await addPeople(asked.studio, "Ben Kraus");
  const anna = await annasId(asked.studio);
  await setGroups(asked.studio, asked.link, { needed: 1, members: [anna, ben] });
  await bookSlot(asked.ctx, asked.link, request(tenOnThursday));
  const [taken] = (await explain(asked, tenOnThursday + half)).picks ?? [];
  expect(taken?.why).toBe("fewest_bookings");
  expect((await explain(asked)).picks).toEqual([{ name: taken?.name, why: "only_free" }]);
});

test("everybody who is in the way of a meeting of two is named", async () => {
  const asked = await annasLink();
  const [ben = ""] = await addPeople(asked.studio, "Ben Kraus");
  await setGroups(asked.studio, asked.link, { needed: null, members: [await annasId(asked.studio), ben] });
  await bookSlot(asked.ctx, asked.link, request(tenOnThursday));
  const { reasons } = await explain(asked);
  expect(reasons.map(({ kind, memberName }) => [kind, memberName]).sort()).toEqual([
    ["meeting", "Anna Berg"],
    ["meeting", "Ben Kraus"],
  ]);
});

test("several reasons come in order, the answer first", async () => {
  const asked = await annasLink({ windowDays: 1, noticeMinutes: 2880 });
  expect(await kindsOf(asked, tenOnThursday + 7 * minuteMs)).toEqual(["notice", "off_grid"]);
  expect(await kindsOf(asked, tenOnThursday + 3 * dayMs)).toEqual(["outside_hours", "window"]);
});

test("a length that the link lacks is refused at the field", async () => {
  await expect(explain(await annasLink(), tenOnThursday, 45)).rejects.toMatchObject({
    code: "invalid",
    fields: [{ pointer: "/duration" }],
  });
});

test("another organization's link, an unknown one and a guest's question are not found", async () => {
  const asked = await annasLink();
  const { studio } = await annasLink();
  const notFound = { code: "not_found" };
  for (const [ctx, id] of [
    [studio, asked.link.id],
    [asked.studio, newId()],
    [asked.studio, "no-id"],
    [asked.ctx, asked.link.id],
  ] as const) {
    await expect(explainForOwner(ctx, id, { start: tenOnThursday })).rejects.toMatchObject(notFound);
    await expect(requireLink(ctx, id)).rejects.toMatchObject(notFound);
  }
});

describe("a guest", () => {
  const ask = ({ ctx, link }: Asked, more: { visitorId?: string } = {}) =>
    explainForGuest(ctx, link, {
      start: tenOnThursday,
      durationMinutes: 30,
      ...(more.visitorId !== undefined && { ownHold: { visitorId: more.visitorId } }),
    });

  test("hears kinds, and neither names nor ids", async () => {
    const asked = await annasLink();
    expect(await ask(asked)).toEqual({ isOffered: true, reasons: [] });
    await bookSlot(asked.ctx, asked.link, request(tenOnThursday));
    expect(await ask(asked)).toEqual({ isOffered: false, reasons: ["meeting"] });
  });

  test("is not in their own way", async () => {
    const asked = await annasLink();
    await placeHold(asked.ctx, asked.link, { start: tenOnThursday, visitorId: "vera" });
    expect(await ask(asked)).toEqual({ isOffered: false, reasons: ["hold"] });
    expect(await ask(asked, { visitorId: "vera" })).toEqual({ isOffered: true, reasons: [] });
  });
});
