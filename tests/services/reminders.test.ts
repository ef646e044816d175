import { eq, inArray } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { attendees, bookings, linkMails, mails } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import { cancelBooking } from "@/lib/bookings/cancel-booking";
import { approveBooking, rejectBooking } from "@/lib/bookings/decide-booking";
import { keepWallClock } from "@/lib/bookings/keep-wall-clock";
import { moveBooking } from "@/lib/bookings/move-booking";
import { provide } from "@/lib/config";
import type { Context } from "@/lib/context";
import { say } from "@/lib/i18n/say";
import type { Jobs } from "@/lib/jobs/enqueue";
import { tasks } from "@/lib/jobs/tasks";
import type { Link } from "@/lib/links/queries";
import { minuteMs, wallClockText } from "@/lib/time/zone";
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
let owner: postgres.Sql;
beforeAll(async () => {
  world = await createWorld();
  // The queue's own tables belong to the database's owner.
  owner = postgres(world.url, { max: 1 });
  provide({ DATABASE_URL: world.url, SMTP_URL: "" });
});
afterAll(async () => {
  await owner.end();
  await world.drop();
});

const hour = 60 * minuteMs;

const pia = "pia@example.com";

/** Gustav's booking of Thursday at ten, with Pia along: both are reminded an hour before, and Anna a quarter. */
async function book(changes: Partial<Link> = {}) {
  const studio = await createStudio(world.visit);
  const opened = await createOpenLink(studio);
  const leads = { guestReminders: [60], hostReminders: [15], maxGuests: 3 };
  const { ctx, link } = await changeLink(studio, opened.link, { ...leads, ...changes });
  const booking = await bookSlot(ctx, link, { ...request(tenOnThursday), guests: [{ email: pia }] });
  return { studio, link, booking };
}

async function waitingJobs(bookingId: string) {
  const jobs = await owner<{ run_at: Date; payload: Jobs["remind"] }[]>`
    select run_at, payload from graphile_worker._private_jobs where key like ${`remind:${bookingId}:%`} order by run_at`;
  return jobs.map(({ run_at, payload }) => ({ runAt: run_at.getTime(), payload }));
}

/** When reminders wait, in minutes before Thursday at ten. */
const waitingLeads = async (bookingId: string) =>
  (await waitingJobs(bookingId)).map(({ runAt }) => (tenOnThursday - runAt) / minuteMs);

/** Runs each job that waits for a booking when it is due, or all that are due at a time then, and sends what they queue. */
async function runJobs(studio: Context, bookingId: string, at = Number.POSITIVE_INFINITY): Promise<void> {
  for (const { runAt, payload } of await waitingJobs(bookingId))
    if (runAt <= at) await run(studio, payload, Number.isFinite(at) ? at : runAt);
}

async function run(studio: Context, payload: Jobs["remind"], at: number): Promise<void> {
  await tasks.remind({ ...world.visit, now: at }, payload);
  await sendAll(studio, at);
}

async function sendAll(studio: Context, at: number): Promise<void> {
  for (const { id } of await reminders(studio))
    await tasks["send-mail"](
      { ...world.visit, now: at },
      { mailId: id, organizationId: studio.organizationId },
    );
}

const reminders = (studio: Context) =>
  inTransaction(world.db, studio, (tx) =>
    tx
      .select()
      .from(mails)
      .where(inArray(mails.kind, ["booking_reminder_guest", "booking_reminder_owner"]))
      .orderBy(mails.createdAt, mails.recipientEmail),
  );

/** Who has been reminded, and how many minutes before. */
const reminded = async (studio: Context) =>
  (await reminders(studio))
    .filter(({ state }) => state === "kept")
    .map(({ recipientEmail, leadMinutes }) => [recipientEmail.replace(/-.*@/, "@"), leadMinutes]);

test("guests are reminded at their leads and hosts at theirs, each once", async () => {
  const { studio, booking } = await book();
  expect(await waitingLeads(booking.id)).toEqual([60, 15]);
  await runJobs(studio, booking.id);
  await runJobs(studio, booking.id);
  expect(await reminded(studio)).toEqual([
    ["gustav@example.com", 60],
    [pia, 60],
    ["anna@example.com", 15],
  ]);
});

test("a reminder says when it is, on its reader's clock, and brings no invitation", async () => {
  const { studio, booking } = await book();
  await runJobs(studio, booking.id);
  const [gustavs] = await reminders(studio);
  expect(gustavs).toMatchObject({ sequence: 0, leadMinutes: 60, calendar: null });
  expect(gustavs?.bodyText).toContain("04:00");
  expect(gustavs?.bodyText).toContain("/booking/");
});

test("a lead that has passed when it is booked is left out, also to the minute", async () => {
  const { booking } = await book({ guestReminders: [26 * 60, 25 * 60], hostReminders: [] });
  expect((tenOnThursday - now) / hour).toBe(26);
  expect(await waitingLeads(booking.id)).toEqual([25 * 60]);
});

test("without leads nothing is queued", async () => {
  const { booking } = await book({ guestReminders: [], hostReminders: [] });
  expect(await waitingJobs(booking.id)).toEqual([]);
});

test("two workers at once remind once", async () => {
  const { studio, booking } = await book();
  const [job] = await waitingJobs(booking.id);
  if (!job) throw new Error("No job waits.");
  await Promise.all([1, 2, 3].map(() => tasks.remind({ ...world.visit, now: job.runAt }, job.payload)));
  expect(await reminders(studio)).toHaveLength(2);
});

describe("a meeting that moves", () => {
  test("is reminded of before its new time, and not before the old one", async () => {
    const { studio, booking } = await book({ hostReminders: [] });
    const [old] = await waitingJobs(booking.id);
    await moveBooking(studio, booking.id, { start: tenOnThursday + 4 * hour });
    expect(await waitingLeads(booking.id)).toEqual([-180]);
    if (old) await run(studio, old.payload, old.runAt);
    expect(await reminders(studio)).toEqual([]);
    await runJobs(studio, booking.id);
    expect(await reminded(studio)).toHaveLength(2);
  });

  test("so near that a lead has passed is not reminded of at that lead of its old time", async () => {
    const { studio, booking } = await book({ guestReminders: [20 * 60], hostReminders: [] });
    const nextDay = tenOnThursday - 19 * hour;
    await moveBooking({ ...studio, now: nextDay }, booking.id, { start: tenOnThursday + 0.5 * hour });
    // It is 19.5 hours away: the job of the old time still waits, and keeps quiet.
    await runJobs(studio, booking.id, tenOnThursday - 18 * hour);
    expect(await reminders(studio)).toEqual([]);
  });

  test("while the mail waits gets the reminders of its new time instead", async () => {
    const { studio, booking } = await book({ hostReminders: [] });
    const [job] = await waitingJobs(booking.id);
    if (!job) throw new Error("No job waits.");
    await tasks.remind({ ...world.visit, now: job.runAt }, job.payload);
    await moveBooking({ ...studio, now: job.runAt }, booking.id, { start: tenOnThursday + 4 * hour });
    await sendAll(studio, job.runAt);
    expect(await reminders(studio)).toMatchObject([
      { state: "refused", response: say("mails.outOfDate") },
      { state: "refused" },
    ]);
    await runJobs(studio, booking.id);
    expect(await reminded(studio)).toHaveLength(2);
  });

  test("by new rules of the clock takes its reminders along", async () => {
    const { studio, booking } = await book();
    const movesTo = tenOnThursday + hour;
    const wallClock = wallClockText(movesTo, booking.timeZone);
    await inTransaction(world.db, studio, (tx) => tx.update(bookings).set({ wallClock }));
    const shift = { id: booking.id, startsAt: tenOnThursday, movesTo };
    await keepWallClock({ ...studio, actor: { kind: "system" } }, shift);
    expect(await waitingLeads(booking.id)).toEqual([0, -45]);
  });
});

test("a request is reminded of once it was approved, not before", async () => {
  const { studio, booking } = await book({ requiresApproval: true });
  expect(await waitingJobs(booking.id)).toEqual([]);
  await approveBooking(studio, booking.id, booking);
  expect(await waitingLeads(booking.id)).toEqual([60, 15]);
  await runJobs(studio, booking.id);
  expect(await reminded(studio)).toHaveLength(3);
});

test("a request that was turned down is not", async () => {
  const { studio, booking } = await book({ requiresApproval: true });
  await rejectBooking(studio, booking.id, { reason: "", sequence: booking.sequence });
  expect(await waitingJobs(booking.id)).toEqual([]);
});

describe("nobody is reminded", () => {
  test("of a meeting that was cancelled", async () => {
    const { studio, booking } = await book();
    await cancelBooking(studio, booking.id, { reason: "" });
    await runJobs(studio, booking.id);
    expect(await reminders(studio)).toEqual([]);
  });

  test("of one that is cancelled while the mail waits", async () => {
    const { studio, booking } = await book({ hostReminders: [] });
    const [job] = await waitingJobs(booking.id);
    if (job) await tasks.remind({ ...world.visit, now: job.runAt }, job.payload);
    await cancelBooking(studio, booking.id, { reason: "" });
    await sendAll(studio, tenOnThursday - 10 * minuteMs);
    expect((await reminders(studio)).map(({ state }) => state)).toEqual(["refused", "refused"]);
  });

  test("of one that has begun when the worker comes back", async () => {
    const { studio, booking } = await book();
    await runJobs(studio, booking.id, tenOnThursday);
    expect(await reminders(studio)).toEqual([]);
  });

  test("of one that begins while the mail waits for a server", async () => {
    const { studio, booking } = await book({ hostReminders: [] });
    const [job] = await waitingJobs(booking.id);
    if (job) await tasks.remind({ ...world.visit, now: job.runAt }, job.payload);
    await sendAll(studio, tenOnThursday);
    expect(await reminders(studio)).toMatchObject([
      { state: "refused", bodyText: null },
      { state: "refused" },
    ]);
  });

  test("who has declined the invitation", async () => {
    const { studio, booking } = await book({ hostReminders: [] });
    await inTransaction(world.db, studio, (tx) =>
      tx.update(attendees).set({ response: "declined" }).where(eq(attendees.email, pia)),
    );
    await runJobs(studio, booking.id);
    expect(await reminded(studio)).toEqual([["gustav@example.com", 60]]);
  });

  test("by a kind of mail that is switched off for the link", async () => {
    const { studio, link, booking } = await book();
    const off = { linkId: link.id, kind: "booking_reminder_guest", isOn: false };
    await inTransaction(world.db, studio, (tx) =>
      tx.insert(linkMails).values({ ...off, organizationId: studio.organizationId }),
    );
    await runJobs(studio, booking.id);
    expect(await reminded(studio)).toEqual([["anna@example.com", 15]]);
  });
});

test("after a worker was away, one reminder comes for all that were missed", async () => {
  const { studio, booking } = await book({ guestReminders: [120, 60, 30], hostReminders: [] });
  await runJobs(studio, booking.id, tenOnThursday - 45 * minuteMs);
  // The last one is not due yet.
  expect((await reminded(studio)).map(([, lead]) => lead)).toEqual([60, 60]);
});

test("reminders that a mail server held up go out as one, which says what is left", async () => {
  const { studio, booking } = await book({ guestReminders: [120, 60], hostReminders: [120] });
  for (const { runAt, payload } of await waitingJobs(booking.id))
    await tasks.remind({ ...world.visit, now: runAt }, payload);
  expect(await reminders(studio)).toHaveLength(5);
  await sendAll(studio, tenOnThursday - 40 * minuteMs);
  // The host has leads of their own.
  expect(await reminded(studio)).toEqual([
    ["anna@example.com", 120],
    ["gustav@example.com", 60],
    [pia, 60],
  ]);
  for (const { state, bodyText, response } of await reminders(studio))
    if (state === "kept") expect(bodyText).toContain("starts in 40 minutes.");
    else expect(response).toBe(say("mails.outOfDate"));
});

describe("a lead", () => {
  test("that its owner takes away reminds nobody any more", async () => {
    const { studio, link, booking } = await book();
    await changeLink(studio, link, { guestReminders: [], hostReminders: [15] });
    await runJobs(studio, booking.id);
    expect(await reminded(studio)).toEqual([["anna@example.com", 15]]);
  });

  test("that is added counts for meetings booked before, and changes nothing for those over or called off", async () => {
    const { studio, link, booking } = await book({ guestReminders: [], hostReminders: [] });
    await changeLink(studio, link, { guestReminders: [60, 30 * 60] });
    const job = { linkId: link.id, organizationId: studio.organizationId };
    await tasks["queue-reminders"](world.visit, job);
    await tasks["queue-reminders"](world.visit, job);
    expect(await waitingLeads(booking.id)).toEqual([60]);
    await runJobs(studio, booking.id);
    expect(await reminded(studio)).toHaveLength(2);
    const called = await book({ guestReminders: [], hostReminders: [] });
    await cancelBooking(called.studio, called.booking.id, { reason: "" });
    await changeLink(called.studio, called.link, { guestReminders: [60] });
    await tasks["queue-reminders"](world.visit, {
      linkId: called.link.id,
      organizationId: called.studio.organizationId,
    });
    expect(await waitingJobs(called.booking.id)).toEqual([]);
  });
});
