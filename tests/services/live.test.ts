import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { bookSlot } from "@/lib/bookings/book-slot";
import { cancelBooking } from "@/lib/bookings/cancel-booking";
import { provide } from "@/lib/config";
import type { Context } from "@/lib/context";
import { bookingStream, type StreamOptions } from "@/lib/live/booking-stream";
import { endWatching } from "@/lib/live/hub";
import { minuteMs } from "@/lib/time/zone";
import {
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
  provide({ DATABASE_URL: world.url });
});
beforeEach(() => void opened.splice(0));
afterEach(endWatching);
afterAll(() => world.drop());

/** Bookings are counted as new by the real clock, by which requests are stamped. */
const live = (ctx: Context): Context => ({ ...ctx, now: Date.now() });

type Heard = { readonly texts: string[]; isOver: boolean; leave(): Promise<void> };
const opened: Heard[] = [];

/** Opens a stream as a page does and collects what it hears, without heartbeats. */
async function open(studio: Context, options: Partial<StreamOptions> = {}): Promise<Heard> {
  const reader = bookingStream(studio, { isWelcome: async () => true, ...options }).getReader();
  const heard: Heard = { texts: [], isOver: false, leave: () => reader.cancel() };
  const listen = async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      heard.texts.push(...new TextDecoder().decode(value).split("\n\n").filter(Boolean));
    }
    heard.isOver = true;
  };
  void listen();
  opened.push(heard);
  await expect.poll(() => heard.texts).toContain("event: ready\ndata: {}");
  return heard;
}

const changes = ({ texts }: Heard) => texts.filter((text) => text.startsWith("event: change"));
const change = (count: number) => `event: change\ndata: {"new":${count}}`;

test("a new booking is told with its number and nothing of whose it is, and a cancelled one as a change", async () => {
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  const heard = await open(studio);
  const booking = await bookSlot(live(ctx), link, request(tenOnThursday + 7 * 24 * 60 * minuteMs));
  await expect.poll(() => changes(heard)).toEqual([change(1)]);
  await cancelBooking(live(studio), booking.id, { reason: "" });
  await expect.poll(() => changes(heard)).toEqual([change(1), change(0)]);
});

test("another process's change is heard; another organization's is not", async () => {
  const studio = await createStudio(world.visit);
  const stranger = await createStudio(world.visit);
  const [own, others] = [await open(studio), await open(stranger)];
  const elsewhere = postgres(world.url, { max: 1 });
  try {
    await elsewhere.notify("openhour_bookings", studio.organizationId);
    await expect.poll(() => changes(own)).toEqual([change(0)]);
    // What the stranger's stream hears next is its own: nothing came before it.
    await elsewhere.notify("openhour_bookings", stranger.organizationId);
    await expect.poll(() => changes(others)).toEqual([change(0)]);
    expect(changes(own)).toEqual([change(0)]);
  } finally {
    await elsewhere.end();
  }
});

test("whoever is signed out hears nothing more: the stream ends at the next change, or heartbeat", async () => {
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  let isSignedIn = true;
  const isWelcome = async () => isSignedIn;
  const heard = await open(studio, { isWelcome });
  const beating = await open(studio, { isWelcome, heartbeatMs: 5 });
  await expect.poll(() => beating.texts).toContain(": still here");
  isSignedIn = false;
  await expect.poll(() => beating.isOver).toBe(true);
  await bookSlot(live(ctx), link, request(tenOnThursday + 7 * 24 * 60 * minuteMs));
  await expect.poll(() => heard.isOver).toBe(true);
  expect(changes(heard)).toEqual([]);
});

test("a lost connection to the database comes back, and then everybody looks again", async () => {
  const studio = await createStudio(world.visit);
  const heard = await open(studio);
  const owner = postgres(world.url, { max: 1 });
  try {
    const killed = await owner`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'openhour live' and datname = current_database()`;
    expect(killed).toHaveLength(1);
    await expect.poll(() => changes(heard), { timeout: 10_000 }).toEqual([change(0)]);
    await owner.notify("openhour_bookings", studio.organizationId);
    await expect.poll(() => changes(heard)).toEqual([change(0), change(0)]);
  } finally {
    await owner.end();
  }
});

test("when the server stops, streams end and the connection is closed; who left before is forgotten", async () => {
  const studio = await createStudio(world.visit);
  const [stays, leaves] = [await open(studio), await open(studio)];
  await leaves.leave();
  await endWatching();
  await expect.poll(() => stays.isOver).toBe(true);
  const owner = postgres(world.url, { max: 1 });
  try {
    const count = async () =>
      (
        await owner`select from pg_stat_activity where application_name = 'openhour live'
        and datname = current_database()`
      ).length;
    await expect.poll(count).toBe(0);
  } finally {
    await owner.end();
  }
});
