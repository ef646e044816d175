import { afterAll, beforeAll, expect, test } from "vitest";
import { bookSlot } from "@/lib/bookings/book-slot";
import { moveBooking } from "@/lib/bookings/move-booking";
import { explainMove } from "@/lib/explanations/explain";
import type { Link } from "@/lib/links/queries";
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
const eleven = tenOnThursday + 2 * half;

/** A booking at ten, another at eleven, and what is said when the first moves. */
async function twoBookings(changes: Partial<Link>) {
  const studio = await createStudio(world.visit);
  const opened = await createOpenLink(studio);
  const { ctx, link } = await changeLink(studio, opened.link, { title: "Intro call", ...changes });
  const { id, linkId, startsAt, endsAt } = await bookSlot(ctx, link, request(tenOnThursday));
  const other = await bookSlot(ctx, link, request(eleven));
  const booking = { id, linkId, start: startsAt, end: endsAt };
  return { studio, booking, other, explain: (start: number) => explainMove(studio, booking, start) };
}

const sunday = tenOnThursday + 3 * dayMs;

test("the owner may overrule rules, never another meeting or the past, and moving says the same", async () => {
  const { studio, booking, explain } = await twoBookings({ bufferAfterMinutes: 30 });
  const expected = [
    [sunday, true, "outside_hours"],
    [eleven + half, true, "buffer"],
    [eleven + minuteMs, false, "meeting"],
    [eleven, false, "meeting"],
    [world.visit.now - half, false, "past"],
  ] as const;
  for (const [start, mayOverrule, kind] of expected) {
    const answer = await explain(start);
    expect(answer).toMatchObject({ isOffered: false, mayOverrule });
    expect(answer.reasons[0]?.kind).toBe(kind);
    await expect(moveBooking(studio, booking.id, { start })).rejects.toThrow();
    if (!mayOverrule)
      await expect(moveBooking(studio, booking.id, { start, overrules: true })).rejects.toThrow();
  }
});

test("where a rule and another meeting are in the way, the meeting is the answer", async () => {
  const { studio, booking, explain, other } = await twoBookings({});
  await moveBooking(studio, other.id, { start: sunday, overrules: true });
  const { mayOverrule, reasons } = await explain(sunday);
  expect({ mayOverrule, kinds: reasons.map(({ kind }) => kind) }).toEqual({
    mayOverrule: false,
    kinds: ["meeting"],
  });
  const elsewhere = await twoBookings({});
  await expect(explainMove(elsewhere.studio, booking, sunday)).rejects.toMatchObject({ code: "not_found" });
});

test("the booking is not in its own way, and its own time is no place to move to", async () => {
  const { explain } = await twoBookings({ incrementMinutes: 15, limitPerDay: 2 });
  expect((await explain(tenOnThursday + half / 2)).isOffered).toBe(true);
  expect((await explain(eleven)).nearest).not.toContain(tenOnThursday);
});
