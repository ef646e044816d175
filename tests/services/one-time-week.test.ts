import { afterAll, beforeAll, expect, test } from "vitest";
import { bookSlot } from "@/lib/bookings/book-slot";
import { placeHold } from "@/lib/bookings/holds";
import { LinkSettings } from "@/lib/links/schema";
import { createOneTimeLink } from "@/lib/one-time/create-link";
import { findWeek } from "@/lib/one-time/week";
import { holdsInstant } from "@/lib/time/interval";
import { dayMs, minuteMs } from "@/lib/time/zone";
import {
  changeLink,
  createOpenLink,
  createStudio,
  createWorld,
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
const thursday = { from: tenOnThursday - 20 * half, until: tenOnThursday + 28 * half };
const own = {
  kind: "settings" as const,
  scheduleId: null,
  durationMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  noticeMinutes: 0,
};

test("it shows the hours, what is booked and with whom, what is kept for whom, and who is booking now", async () => {
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  await bookSlot(ctx, link, request(tenOnThursday));
  await placeHold(ctx, link, { start: tenOnThursday + 2 * half, visitorId: "vera" });
  await createOneTimeLink(studio, {
    recipient: { name: "Rita Rot", email: "rita@example.com" },
    from: { kind: "settings", settings: LinkSettings.parse({ title: "Interview" }) },
    expiresAt: studio.now + dayMs,
    note: "",
    times: [{ start: tenOnThursday + 4 * half, isOutsideHours: false }],
    holdsTimes: true,
  });
  const { openings, busy } = await findWeek(studio, own, thursday);
  expect(openings.slice(0, 2)).toEqual([tenOnThursday - 2 * half, tenOnThursday + 14 * half]);
  expect(busy).toEqual([
    {
      start: tenOnThursday,
      end: tenOnThursday + half,
      kind: "meeting",
      title: "Intro call",
      guest: "Gustav Gast",
    },
    {
      start: tenOnThursday + 2 * half,
      end: tenOnThursday + 3 * half,
      kind: "form",
      title: "Intro call",
      guest: null,
    },
    {
      start: tenOnThursday + 4 * half,
      end: tenOnThursday + 5 * half,
      kind: "offered",
      title: "Interview",
      guest: "Rita Rot",
    },
  ]);
});

test("a start is refused as the link's own rules would refuse it: by meetings, buffers and notice", async () => {
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  await bookSlot(ctx, link, request(tenOnThursday));
  await changeLink(studio, link, { bufferAfterMinutes: 15, noticeMinutes: 60 });
  const source = { kind: "link" as const, linkId: link.id, durationMinutes: 30 };
  const { refused, earliest } = await findWeek(studio, source, thursday);
  const isRefused = (start: number) => holdsInstant(refused, start);
  expect(isRefused(tenOnThursday)).toBe(true);
  expect(isRefused(tenOnThursday - half)).toBe(true);
  expect(isRefused(tenOnThursday - half - 15 * minuteMs)).toBe(false);
  expect(isRefused(tenOnThursday + half)).toBe(false);
  expect(earliest).toBe(studio.now + 60 * minuteMs);
});

test("guests and other organizations see none of it", async () => {
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  const source = { kind: "link" as const, linkId: link.id, durationMinutes: 30 };
  await expect(findWeek(ctx, source, thursday)).rejects.toMatchObject({ code: "not_found" });
  const stranger = await createStudio(world.visit);
  await expect(findWeek(stranger, source, thursday)).rejects.toMatchObject({ code: "not_found" });
  await bookSlot(ctx, link, request(tenOnThursday));
  expect((await findWeek(stranger, own, thursday)).busy).toEqual([]);
});
