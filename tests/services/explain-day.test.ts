import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { resources, scheduleDaysOff, scheduleOverrideRanges, scheduleOverrides } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import type { Context } from "@/lib/context";
import { explainForOwner } from "@/lib/explanations/explain";
import { explainDay } from "@/lib/explanations/explain-day";
import { newId } from "@/lib/ids";
import type { Link } from "@/lib/links/queries";
import { wallClockText } from "@/lib/time/zone";
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

const onDate = "2026-12-03";

async function annasLink(changes: Partial<Link> = {}) {
  const studio = await createStudio(world.visit);
  const { link } = await createOpenLink(studio);
  return { studio, ...(await changeLink(studio, link, { durationsMinutes: [60], ...changes })) };
}

/** "10:00 meeting" for each time of the day, "10:00" for one on offer. */
const listed = async (studio: Context, link: Link) =>
  (await explainDay(studio, link.id, { onDate })).map(({ start, reasons: [first] }) =>
    [wallClockText(start, link.timeZone).slice(11), first?.kind].filter(Boolean).join(" "),
  );

test("a day lists every time of its grid with the first reason, as the single question answers it", async () => {
  const { studio, ctx, link } = await annasLink({ bufferAfterMinutes: 30 });
  await bookSlot(ctx, link, request(tenOnThursday));
  expect(await listed(studio, link)).toEqual([
    "09:00 buffer",
    "10:00 meeting",
    "11:00 buffer",
    "12:00",
    "13:00",
    "14:00",
    "15:00",
    "16:00",
  ]);
  for (const time of await explainDay(studio, link.id, { onDate })) {
    const single = await explainForOwner(studio, link.id, { start: time.start });
    expect(time).toMatchObject({ isOffered: single.isOffered, reasons: single.reasons, link: single.link });
  }
});

test("a day off and a day with other hours name the times they take away", async () => {
  const { studio, link } = await annasLink();
  const [anna] = await inTransaction(studio.db, studio, (tx) => tx.select().from(resources));
  const of = { organizationId: studio.organizationId, scheduleId: anna?.scheduleId ?? "" };
  await inTransaction(studio.db, studio, async (tx) => {
    await tx.insert(scheduleOverrides).values({ ...of, onDate });
    await tx
      .insert(scheduleOverrideRanges)
      .values({ ...of, onDate, startMinute: 15 * 60 + 15, endMinute: 20 * 60 });
  });
  expect(await listed(studio, link)).toEqual([
    "09:00 override",
    "10:00 override",
    "11:00 override",
    "12:00 override",
    "13:00 override",
    "14:00 override",
    "15:00 override",
    "15:15",
    "16:15",
    "17:15",
    "18:15",
  ]);
  await inTransaction(studio.db, studio, async (tx) => {
    await tx.delete(scheduleOverrides).where(eq(scheduleOverrides.onDate, onDate));
    await tx
      .insert(scheduleDaysOff)
      .values({ ...of, id: newId(), startsOn: onDate, endsOn: onDate, label: "" });
  });
  expect(new Set((await listed(studio, link)).map((line) => line.split(" ")[1]))).toEqual(
    new Set(["day_off"]),
  );
});

test("a length that the link has not, and another organization's link, are refused", async () => {
  const { studio, link } = await annasLink();
  await expect(explainDay(studio, link.id, { onDate, durationMinutes: 45 })).rejects.toMatchObject({
    code: "invalid",
  });
  const boris = await createStudio(world.visit, { name: "Boris Bauer" });
  await expect(explainDay(boris, link.id, { onDate })).rejects.toMatchObject({ code: "not_found" });
});
