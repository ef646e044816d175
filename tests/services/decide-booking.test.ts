import { eq } from "drizzle-orm";
import ICAL from "ical.js";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEntries, bookings, mails } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { findSlots } from "@/lib/availability/find-slots";
import { bookSlot } from "@/lib/bookings/book-slot";
import { cancelBooking } from "@/lib/bookings/cancel-booking";
import { approveBooking, rejectBooking } from "@/lib/bookings/decide-booking";
import { expireRequest } from "@/lib/bookings/expire-request";
import { moveBooking } from "@/lib/bookings/move-booking";
import { provide } from "@/lib/config";
import type { Context } from "@/lib/context";
import { sendQueuedMail } from "@/lib/notifications/send-queued-mail";
import { minuteMs } from "@/lib/time/zone";
import {
  changeLink,
  createOpenLink,
  createStudio,
  createWorld,
  liveReservations,
  request,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
  provide({ DATABASE_URL: world.url, SMTP_URL: "" });
});
afterAll(() => world.drop());

const half = 30 * minuteMs;
const anHour = { from: tenOnThursday, until: tenOnThursday + 2 * half, durationMinutes: 30 };
const busy = { reason: "I am busy." };

/** Gustav's request for Thursday at ten, through a link that needs Anna's approval. */
async function createRequest() {
  const studio = await createStudio(world.visit);
  const opened = await createOpenLink(studio);
  const { ctx, link } = await changeLink(studio, opened.link, { requiresApproval: true });
  return { studio, ctx, link, booking: await bookSlot(ctx, link, request(tenOnThursday)) };
}

test("a request takes its time until it is decided; both sides are told, and nobody is invited", async () => {
  const { studio, ctx, link, booking } = await createRequest();
  expect(booking.status).toBe("pending");
  expect(await findSlots(ctx, link, anHour)).not.toContain(tenOnThursday);
  const sent = await sendAll(studio);
  expect(sent.map(({ kind }) => kind)).toEqual(["booking_requested_guest", "booking_requested_owner"]);
  const [toGuest, toOwner] = sent;
  expect(toGuest?.subject).toMatch(/^Request received: /);
  expect(toOwner?.subject).toMatch(/^Please decide: Gustav Gast/);
  expect(toOwner?.bodyText).toContain(`/bookings/${booking.id}`);
  expect(sent.map(({ calendar }) => calendar)).toEqual([null, null]);
});

test("approval confirms it, keeps its time and invites everybody", async () => {
  const { studio, booking } = await createRequest();
  await sendAll(studio);
  const approved = await approveBooking(studio, booking.id, booking);
  expect(approved).toMatchObject({ status: "confirmed", sequence: 1, uid: booking.uid });
  expect(await liveReservations(studio)).toHaveLength(1);
  const sent = (await sendAll(studio)).filter(({ sequence }) => sequence === 1);
  expect(sent.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    "booking_confirmed_guest kept",
    "booking_confirmed_owner kept",
  ]);
  for (const mail of sent) {
    const calendar = ICAL.Component.fromString(mail.calendar ?? "");
    expect(calendar.getFirstPropertyValue("method")).toBe("REQUEST");
    expect(calendar.getFirstSubcomponent("vevent")?.getFirstPropertyValue("sequence")).toBe(1);
  }
  expect(await auditOf(studio, booking.id)).toContain("booking.approved");
});

test("a rejection frees its time and tells the guest alone, with the reason and without a calendar entry", async () => {
  const { studio, ctx, link, booking } = await createRequest();
  await sendAll(studio);
  expect(await rejectBooking(studio, booking.id, { ...busy, sequence: booking.sequence })).toMatchObject({
    status: "rejected",
    cancelReason: "I am busy.",
    cancelledAt: studio.now,
  });
  expect(await findSlots(ctx, link, anHour)).toContain(tenOnThursday);
  expect(await liveReservations(studio)).toEqual([]);
  const [mail, ...others] = (await sendAll(studio)).filter(({ sequence }) => sequence === 1);
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ kind: "booking_rejected_guest", state: "kept", calendar: null });
  expect(mail?.bodyText).toContain("I am busy.");
  const entries = await inTransaction(world.db, studio, (tx) => tx.select().from(auditEntries));
  expect(JSON.stringify(entries)).not.toContain("busy");
});

test("a request that is withdrawn takes nothing out of a calendar, for nothing was put into one", async () => {
  const { studio, booking } = await createRequest();
  const guest: Context = { ...studio, actor: { kind: "guest", bookingId: booking.id } };
  await cancelBooking(guest, booking.id, { reason: "" });
  expect(await liveReservations(studio)).toEqual([]);
  const sent = (await sendAll(studio)).filter(({ sequence }) => sequence === 1);
  expect(sent.map(({ kind, calendar }) => [kind, calendar])).toEqual([
    ["booking_request_cancelled_guest", null],
    ["booking_request_cancelled_owner", null],
  ]);
});

test("a request that moves still waits, says so, and invites nobody", async () => {
  const { studio, booking } = await createRequest();
  const moved = await moveBooking(studio, booking.id, { start: tenOnThursday + half });
  expect(moved.status).toBe("pending");
  const sent = (await sendAll(studio)).filter(({ sequence }) => sequence === 1);
  expect(sent.map(({ kind, calendar }) => [kind, calendar])).toEqual([
    ["booking_request_moved_guest", null],
    ["booking_request_moved_owner", null],
  ]);
  expect(sent[0]?.bodyText).toContain("still waits for an answer");
  expect(await expiryRuns(moved.id)).toEqual([moved.startsAt + minuteMs]);
});

test("a request whose time comes without an answer expires, once", async () => {
  const { studio, booking } = await createRequest();
  expect(await expiryRuns(booking.id)).toEqual([tenOnThursday + minuteMs]);
  const job = { bookingId: booking.id, organizationId: studio.organizationId };
  await expireRequest(world.visit, job);
  expect(await statusOf(studio, booking.id)).toBe("pending");
  const later = { ...world.visit, now: tenOnThursday + minuteMs };
  await expireRequest(later, job);
  await expireRequest(later, job);
  expect(await statusOf(studio, booking.id)).toBe("expired");
  expect(await liveReservations(studio)).toEqual([]);
  const sent = (await sendAll(studio)).filter(({ sequence }) => sequence === 1);
  expect(sent).toMatchObject([{ kind: "booking_expired_guest", state: "kept", calendar: null }]);
});

test("a request that was answered does not expire", async () => {
  const { studio, booking } = await createRequest();
  await approveBooking(studio, booking.id, booking);
  const later = { ...world.visit, now: tenOnThursday + minuteMs };
  await expireRequest(later, { bookingId: booking.id, organizationId: studio.organizationId });
  expect(await statusOf(studio, booking.id)).toBe("confirmed");
});

describe("a decision is refused", () => {
  const decisions = {
    approveBooking,
    rejectBooking: (ctx: Context, id: string, { sequence }: { sequence: number }) =>
      rejectBooking(ctx, id, { ...busy, sequence }),
  };
  const statuses = ["confirmed", "rejected", "cancelled", "expired", "completed", "no_show"] as const;

  test.each(statuses)("for a booking that is %s", async (status) => {
    const { studio, booking } = await createRequest();
    await inTransaction(world.db, studio, (tx) => tx.update(bookings).set({ status }));
    for (const decide of Object.values(decisions))
      await expect(decide(studio, booking.id, booking)).rejects.toMatchObject({ code: "conflict" });
    expect(await statusOf(studio, booking.id)).toBe(status);
  });

  test("when it was moved since the owner looked", async () => {
    const { studio, booking } = await createRequest();
    await moveBooking(studio, booking.id, { start: tenOnThursday + 60 * minuteMs });
    for (const decide of Object.values(decisions))
      await expect(decide(studio, booking.id, booking)).rejects.toMatchObject({ code: "conflict" });
    expect(await statusOf(studio, booking.id)).toBe("pending");
  });

  test("when its time has come", async () => {
    const { studio, booking } = await createRequest();
    const late = { ...studio, now: tenOnThursday };
    for (const decide of Object.values(decisions))
      await expect(decide(late, booking.id, booking)).rejects.toMatchObject({ code: "conflict" });
  });

  test("to its guest and to other organizations, for whom it does not exist", async () => {
    const { studio, booking } = await createRequest();
    const guest: Context = { ...studio, actor: { kind: "guest", bookingId: booking.id } };
    for (const ctx of [guest, await createStudio(world.visit)])
      for (const decide of Object.values(decisions))
        await expect(decide(ctx, booking.id, booking)).rejects.toMatchObject({ code: "not_found" });
    expect(await statusOf(studio, booking.id)).toBe("pending");
  });
});

test("of an approval, a rejection and a withdrawal at once, one decides and the others see it", async () => {
  for (let round = 0; round < 5; round++) {
    const { studio, booking } = await createRequest();
    const guest: Context = { ...studio, actor: { kind: "guest", bookingId: booking.id } };
    const results = await Promise.allSettled([
      approveBooking(studio, booking.id, booking),
      rejectBooking(studio, booking.id, { ...busy, sequence: booking.sequence }),
      cancelBooking(guest, booking.id, { reason: "" }),
    ]);
    const live = await liveReservations(studio);
    const status = await statusOf(studio, booking.id);
    // Only an approval leaves something that can still be called off.
    const [approved, rejected, cancelled] = results.map((result) => result.status === "fulfilled");
    expect(approved && rejected).toBe(false);
    expect(rejected && cancelled).toBe(false);
    expect(live).toHaveLength(status === "confirmed" ? 1 : 0);
  }
});

async function statusOf(studio: Context, bookingId: string) {
  const [row] = await inTransaction(world.db, studio, (tx) =>
    tx.select({ status: bookings.status }).from(bookings).where(eq(bookings.id, bookingId)),
  );
  return row?.status;
}

async function auditOf(studio: Context, bookingId: string) {
  const entries = await inTransaction(world.db, studio, (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.subjectId, bookingId)),
  );
  return entries.map(({ action }) => action);
}

/** Sends what waits, without a mail server, and reads the outbox. */
async function sendAll(studio: Context) {
  const outbox = () =>
    inTransaction(world.db, studio, (tx) => tx.select().from(mails).orderBy(mails.sequence, mails.kind));
  for (const { id } of await outbox())
    await sendQueuedMail(world.visit, { mailId: id, organizationId: studio.organizationId });
  return outbox();
}

/** When the job that closes a request is to run, epoch ms; the queue belongs to the database's owner. */
async function expiryRuns(bookingId: string): Promise<number[]> {
  const owner = postgres(world.url, { max: 1 });
  try {
    const jobs = await owner<{ run_at: Date }[]>`
      select run_at from graphile_worker.jobs where key = ${`expire-request:${bookingId}`}`;
    return jobs.map(({ run_at }) => run_at.getTime());
  } finally {
    await owner.end();
  }
}
