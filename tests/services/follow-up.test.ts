import { eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { attendees, bookings, links, mails, templates } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import { cancelBooking } from "@/lib/bookings/cancel-booking";
import { approveBooking, rejectBooking } from "@/lib/bookings/decide-booking";
import { keepWallClock } from "@/lib/bookings/keep-wall-clock";
import { moveBooking } from "@/lib/bookings/move-booking";
import { markNoShow, undoNoShow } from "@/lib/bookings/no-show";
import { provide } from "@/lib/config";
import type { Context } from "@/lib/context";
import type { Jobs } from "@/lib/jobs/enqueue";
import { tasks } from "@/lib/jobs/tasks";
import type { Link } from "@/lib/links/queries";
import { createTemplate } from "@/lib/templates/commands";
import { minuteMs, wallClockText } from "@/lib/time/zone";
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

const half = 30 * minuteMs;
const hour = 60 * minuteMs;

/** An hour after Gustav's half hour on Thursday at ten. */
const due = tenOnThursday + half + hour;

/** Gustav's booking of Thursday at ten, through a link whose template sends follow-up mails, or not. */
async function book({ sendsFollowUp = true, ...changes }: { sendsFollowUp?: boolean } & Partial<Link> = {}) {
  const studio = await createStudio(world.visit);
  const { id: templateId } = await createTemplate(studio, { name: "Intro", sendsFollowUp, questions: [] });
  const opened = await createOpenLink(studio);
  const { ctx, link } = await changeLink(studio, opened.link, { templateId, ...changes });
  return { studio, ctx, link, booking: await bookSlot(ctx, link, request(tenOnThursday)) };
}

const at = (studio: Context, now: number): Context => ({ ...studio, now });

async function waitingJobs(bookingId: string) {
  const jobs = await owner<{ run_at: Date; payload: Jobs["follow-up"] }[]>`
    select run_at, payload from graphile_worker._private_jobs where key = ${`follow-up:${bookingId}`}`;
  return jobs.map(({ run_at, payload }) => ({ runAt: run_at.getTime(), payload }));
}

/** Runs the job that was queued for a booking, by default when it is due, and sends what it queued. */
async function runJob(studio: Context, bookingId: string, now?: number): Promise<void> {
  const [job] = await waitingJobs(bookingId);
  if (!job) throw new Error("No job waits for this booking.");
  const visit = { ...world.visit, now: now ?? job.runAt };
  await tasks["follow-up"](visit, job.payload);
  for (const { id } of await followUps(studio))
    await tasks["send-mail"](visit, { mailId: id, organizationId: studio.organizationId });
}

const followUps = (studio: Context) =>
  inTransaction(world.db, studio, (tx) =>
    tx.select().from(mails).where(eq(mails.kind, "booking_follow_up_guest")),
  );

const switchTemplate = (studio: Context, sendsFollowUp: boolean) =>
  inTransaction(world.db, studio, (tx) => tx.update(templates).set({ sendsFollowUp }));

test("an hour after the meeting its guest is thanked, and led to another one", async () => {
  const { studio, link, booking } = await book();
  expect((await waitingJobs(booking.id)).map(({ runAt }) => runAt)).toEqual([due]);
  await runJob(studio, booking.id);
  const [mail, ...others] = await followUps(studio);
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ recipientEmail: "gustav@example.com", state: "kept", calendar: null });
  expect(mail?.subject).toBe("Thank you: Intro call with Anna Berg, Thu 3 Dec 2026, 04:00 (New York)");
  expect(mail?.bodyText).toContain(`/book/${link.token}>`);
});

test("without the switch, and without a template, nobody is", async () => {
  const off = await book({ sendsFollowUp: false });
  const none = await book({ templateId: null });
  for (const { studio, booking } of [off, none]) {
    await runJob(studio, booking.id);
    expect(await followUps(studio)).toEqual([]);
  }
});

test("what is switched on after the booking counts for it, too", async () => {
  const { studio, booking } = await book({ sendsFollowUp: false });
  await switchTemplate(studio, true);
  await runJob(studio, booking.id);
  expect(await followUps(studio)).toMatchObject([{ recipientEmail: "gustav@example.com" }]);
});

test("running twice thanks once", async () => {
  const { studio, booking } = await book();
  await runJob(studio, booking.id);
  await runJob(studio, booking.id, due + hour);
  expect(await followUps(studio)).toHaveLength(1);
});

test("two workers at once thank once", async () => {
  const { studio, booking } = await book();
  await Promise.all([1, 2, 3].map(() => runJob(studio, booking.id)));
  expect(await followUps(studio)).toHaveLength(1);
});

test("a meeting that moves is followed up after its new time, and not after the old one", async () => {
  const { studio, booking } = await book();
  const moved = await moveBooking(studio, booking.id, { start: tenOnThursday + 4 * hour });
  expect((await waitingJobs(booking.id)).map(({ runAt }) => runAt)).toEqual([moved.endsAt + hour]);
  await runJob(studio, booking.id, due);
  expect(await followUps(studio)).toEqual([]);
  await runJob(studio, booking.id);
  expect(await followUps(studio)).toHaveLength(1);
});

test("new rules of the clock take the follow-up along", async () => {
  const { studio, booking } = await book();
  const movesTo = tenOnThursday + hour;
  const wallClock = wallClockText(movesTo, booking.timeZone);
  await inTransaction(world.db, studio, (tx) => tx.update(bookings).set({ wallClock }));
  const shift = { id: booking.id, startsAt: tenOnThursday, movesTo };
  expect(await keepWallClock({ ...studio, actor: { kind: "system" } }, shift)).toBe("moved");
  expect((await waitingJobs(booking.id)).map(({ runAt }) => runAt)).toEqual([due + hour]);
});

test("a request is followed up once it was approved, not before", async () => {
  const { studio, booking } = await book({ requiresApproval: true });
  expect(await waitingJobs(booking.id)).toEqual([]);
  await approveBooking(studio, booking.id, booking);
  expect((await waitingJobs(booking.id)).map(({ runAt }) => runAt)).toEqual([due]);
  await runJob(studio, booking.id);
  expect(await followUps(studio)).toHaveLength(1);
});

test("a request that was turned down is not", async () => {
  const { studio, booking } = await book({ requiresApproval: true });
  await rejectBooking(studio, booking.id, { reason: "", sequence: booking.sequence });
  expect(await waitingJobs(booking.id)).toEqual([]);
});

describe("nobody is thanked", () => {
  test("for a meeting that was cancelled", async () => {
    const { studio, booking } = await book();
    await cancelBooking(studio, booking.id, { reason: "" });
    await runJob(studio, booking.id);
    expect(await followUps(studio)).toEqual([]);
  });

  test("who did not come, unless that was a mistake", async () => {
    const { studio, booking } = await book();
    await markNoShow(at(studio, tenOnThursday + half), booking.id);
    await runJob(studio, booking.id);
    expect(await followUps(studio)).toEqual([]);
    await undoNoShow(at(studio, due), booking.id);
    await runJob(studio, booking.id);
    expect(await followUps(studio)).toHaveLength(1);
  });

  test("who is said not to have come while the mail waits", async () => {
    const { studio, booking } = await book();
    const [job] = await waitingJobs(booking.id);
    if (!job) throw new Error("No job waits.");
    await tasks["follow-up"]({ ...world.visit, now: due }, job.payload);
    await markNoShow(at(studio, due), booking.id);
    await runJob(studio, booking.id);
    expect(await followUps(studio)).toMatchObject([{ state: "refused", bodyText: null }]);
  });

  test("who has declined the invitation; whom the guest brought and who declined does not count", async () => {
    const answer = (studio: Context, role: "booker" | "guest") =>
      inTransaction(world.db, studio, (tx) =>
        tx.update(attendees).set({ response: "declined" }).where(eq(attendees.role, role)),
      );
    const [one, other] = [await book(), await book()];
    await answer(one.studio, "booker");
    await runJob(one.studio, one.booking.id);
    expect(await followUps(one.studio)).toEqual([]);
    await answer(other.studio, "guest");
    await runJob(other.studio, other.booking.id);
    expect(await followUps(other.studio)).toHaveLength(1);
  });

  test("before the meeting is over", async () => {
    const { studio, booking } = await book();
    await runJob(studio, booking.id, tenOnThursday + half - 1);
    expect(await followUps(studio)).toEqual([]);
  });

  test("when the template was switched off meanwhile, or the link has another", async () => {
    const switchedOff = await book();
    await switchTemplate(switchedOff.studio, false);
    const replaced = await book();
    await changeLink(replaced.studio, replaced.link, { templateId: null });
    for (const { studio, booking } of [switchedOff, replaced]) {
      await runJob(studio, booking.id);
      expect(await followUps(studio)).toEqual([]);
    }
  });
});

test.each([{ isActive: false }, { archivedAt: tenOnThursday }])(
  "a link that takes no bookings any more is not offered again (%o)",
  async (changes) => {
    const { studio, link, booking } = await book();
    await inTransaction(world.db, studio, (tx) => tx.update(links).set(changes).where(eq(links.id, link.id)));
    await runJob(studio, booking.id);
    const [mail] = await followUps(studio);
    expect(mail?.bodyText).toContain("Thank you");
    expect(mail?.bodyText).not.toContain("/book/");
  },
);
