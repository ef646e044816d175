import { afterAll, beforeAll, expect, test } from "vitest";
import { findSeats } from "@/lib/availability/find-slots";
import { bookSlot } from "@/lib/bookings/book-slot";
import { dayMs } from "@/lib/time/zone";
import {
  addPeople,
  annasId,
  changeLink,
  createOpenLink,
  createStudio,
  createWorld,
  now,
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

const range = { from: now, until: now + 7 * dayMs, durationMinutes: 30 };

test("a session says how many seats it has left until it is full, and every other start that it has all", async () => {
  const studio = await createStudio(world.visit);
  const made = await createOpenLink(studio);
  const { ctx, link } = await changeLink(studio, made.link, { seats: 3 });
  const left = async (start: number) => (await findSeats(ctx, link, range)).seatsLeft?.get(start);

  expect(await left(tenOnThursday)).toBe(3);
  await bookSlot(ctx, link, request(tenOnThursday, { email: "one@example.com" }));
  expect(await left(tenOnThursday)).toBe(2);
  await bookSlot(ctx, link, request(tenOnThursday, { email: "two@example.com" }));
  expect(await left(tenOnThursday)).toBe(1);
  expect(await left(tenOnThursday + 30 * 60_000)).toBe(3);
  await bookSlot(ctx, link, request(tenOnThursday, { email: "three@example.com" }));
  const { starts, seatsLeft } = await findSeats(ctx, link, range);
  expect(starts).not.toContain(tenOnThursday);
  expect([...(seatsLeft?.keys() ?? [])]).toEqual(starts);
});

test("where somebody else could give another session, its seats are left too", async () => {
  const studio = await createStudio(world.visit);
  const [ben = ""] = await addPeople(studio, "Ben");
  const made = await createOpenLink(studio);
  await setGroups(studio, made.link, { needed: 1, members: [await annasId(studio), ben] });
  const { ctx, link } = await changeLink(studio, made.link, { seats: 2 });
  const left = async () => (await findSeats(ctx, link, range)).seatsLeft?.get(tenOnThursday);
  for (const [i, expected] of [3, 2, 1].entries()) {
    await bookSlot(ctx, link, request(tenOnThursday, { email: `guest${i}@example.com` }));
    expect(await left()).toBe(expected);
  }
});

test("a link for one guest at a time says nothing of seats", async () => {
  const { ctx, link } = await createOpenLink(await createStudio(world.visit));
  expect((await findSeats(ctx, link, range)).seatsLeft).toBeUndefined();
});
