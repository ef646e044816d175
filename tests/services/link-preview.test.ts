import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { links } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { findSlots } from "@/lib/availability/find-slots";
import { bookSlot } from "@/lib/bookings/book-slot";
import type { Context } from "@/lib/context";
import { previewSlots } from "@/lib/links/preview";
import { createSchedule } from "@/lib/schedules/commands";
import { dayMs } from "@/lib/time/zone";
import {
  createOpenLink,
  createStudio,
  createWorld,
  linkSettings,
  now,
  request,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const countLinks = (studio: Context) =>
  inTransaction(studio.db, studio, async (tx) => {
    const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(links);
    return row?.count;
  });

test("a preview shows what the link will offer once it is made, with the real hours and meetings, and writes nothing", async () => {
  const studio = await createStudio(world.visit);
  const other = await createOpenLink(studio, { title: "Other" });
  await bookSlot(other.ctx, other.link, request(tenOnThursday));
  const { id: scheduleId } = await createSchedule(studio, { name: "Far away", timeZone: "America/St_Johns" });
  for (const changes of [
    {},
    { durationsMinutes: [60, 15], bufferBeforeMinutes: 30, incrementMinutes: 15 },
    { scheduleId, noticeMinutes: 1440, exclusions: ["2026-12-04"] },
    { window: { kind: "fixed", firstDate: "2027-03-01", lastDate: "2027-03-02" } as const, limitPerDay: 1 },
  ]) {
    const settings = linkSettings(changes);
    const before = await countLinks(studio);
    const preview = await previewSlots(studio, settings, { dayCount: 3 });
    expect(await countLinks(studio)).toBe(before);
    const { ctx, link } = await createOpenLink(studio, changes);
    const starts = await findSlots(ctx, link, {
      from: now,
      until: now + 120 * dayMs,
      durationMinutes: settings.durationsMinutes[0] ?? 0,
    });
    const shown = preview.days.flatMap((day) => day.starts);
    expect(shown.length).toBeGreaterThan(1);
    expect(shown).toEqual(starts.slice(0, shown.length));
    // And of a link that is there it shows what the changes would make of it.
    expect(await previewSlots(studio, settings, { linkId: other.link.id, dayCount: 3 })).toEqual(preview);
  }
});

test("where nothing is free, the rule that closes most of it is named", async () => {
  const studio = await createStudio(world.visit);
  const reason = async (changes: Parameters<typeof linkSettings>[0]) =>
    (await previewSlots(studio, linkSettings(changes), { dayCount: 1 })).reason;
  expect(await reason({ durationsMinutes: [600] })).toBe("outside_hours");
  expect(await reason({ window: { kind: "fixed", firstDate: "2026-12-05", lastDate: "2026-12-06" } })).toBe(
    "window",
  );
  expect(await reason({ noticeMinutes: 525_600, window: { kind: "rolling", days: 5 } })).toBe("notice");
  expect(await reason({})).toBeUndefined();
});

test("another organization's link is not there to be previewed", async () => {
  const [anna, boris] = [await createStudio(world.visit), await createStudio(world.visit)];
  const { link } = await createOpenLink(anna);
  await expect(previewSlots(boris, linkSettings(), { linkId: link.id, dayCount: 1 })).rejects.toMatchObject({
    code: "not_found",
  });
});
