import ICAL from "ical.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditEntries, bookings, mails } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { findSlots } from "@/lib/availability/find-slots";
import { bookSlot } from "@/lib/bookings/book-slot";
import { cancelBooking } from "@/lib/bookings/cancel-booking";
import { findBookings } from "@/lib/bookings/find-bookings";
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
const ill = { reason: "I am ill." };

async function createBooking() {
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  return { studio, ctx, link, booking: await bookSlot(ctx, link, request(tenOnThursday)) };
}

test("a cancelled booking frees its time at once, keeps its place in the records, and is off the dashboard", async () => {
  const { studio, ctx, link, booking } = await createBooking();
  const cancelled = await cancelBooking(studio, booking.id, ill);
  expect(cancelled).toMatchObject({
    status: "cancelled",
    sequence: 1,
    cancelReason: "I am ill.",
    uid: booking.uid,
  });
  expect(await findSlots(ctx, link, anHour)).toContain(tenOnThursday);
  expect(await liveReservations(studio)).toEqual([]);
  expect((await findBookings(studio, { tab: "upcoming" })).bookings).toEqual([]);
  await expect(bookSlot(ctx, link, request(tenOnThursday))).resolves.toMatchObject({ status: "confirmed" });
  const entries = await inTransaction(world.db, studio, (tx) => tx.select().from(auditEntries));
  expect(entries.filter(({ action }) => action === "booking.cancelled")).toMatchObject([
    { subjectId: booking.id, before: { status: "confirmed" }, after: { status: "cancelled" } },
  ]);
  expect(JSON.stringify(entries)).not.toContain("ill");
});

test("both sides get the cancellation with the reason, and a calendar takes it out by the same UID", async () => {
  const { studio, booking } = await createBooking();
  await cancelBooking(studio, booking.id, ill);
  const sent = await sendAll(studio);
  // The confirmations had not gone out: the cancellation says everything.
  expect(sent.map(({ kind, state }) => `${kind} ${state}`).toSorted()).toEqual([
    "booking_cancelled_guest kept",
    "booking_cancelled_owner kept",
    "booking_confirmed_guest refused",
    "booking_confirmed_owner refused",
  ]);
  for (const mail of sent.filter(({ state }) => state === "kept")) {
    expect(mail.subject).toMatch(/^Cancelled: /);
    expect(mail.bodyText).toContain("I am ill.");
    const calendar = ICAL.Component.fromString(mail.calendar ?? "");
    const event = calendar.getFirstSubcomponent("vevent");
    expect(calendar.getFirstPropertyValue("method")).toBe("CANCEL");
    expect(event?.getFirstPropertyValue("uid")).toBe(booking.uid);
    expect(event?.getFirstPropertyValue("sequence")).toBe(1);
    expect(event?.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(event?.getAllProperties("attendee")).toHaveLength(2);
  }
});

test("cancelling again changes nothing and tells nobody twice", async () => {
  const { studio, booking } = await createBooking();
  await Promise.all([1, 2, 3].map(() => cancelBooking(studio, booking.id, ill)));
  await expect(cancelBooking(studio, booking.id, { reason: "" })).resolves.toMatchObject({
    sequence: 1,
    cancelReason: "I am ill.",
  });
  expect(await outbox(studio)).toHaveLength(4);
});

test("a guest cancels only their own booking", async () => {
  const { ctx, link, booking } = await createBooking();
  const other = await bookSlot(ctx, link, request(tenOnThursday + half));
  const guest: Context = { ...ctx, actor: { kind: "guest", bookingId: booking.id } };
  await expect(cancelBooking(guest, other.id, ill)).rejects.toMatchObject({ code: "not_found" });
  await expect(cancelBooking(ctx, booking.id, ill)).rejects.toMatchObject({ code: "not_found" });
  await expect(cancelBooking(guest, booking.id, ill)).resolves.toMatchObject({ status: "cancelled" });
});

test("another organization's booking does not exist, and what has begun or was rejected stays as it is", async () => {
  const { studio, booking } = await createBooking();
  const stranger = await createStudio(world.visit);
  await expect(cancelBooking(stranger, booking.id, ill)).rejects.toMatchObject({ code: "not_found" });
  const begun = { ...studio, now: tenOnThursday };
  await expect(cancelBooking(begun, booking.id, ill)).rejects.toMatchObject({ code: "conflict" });
  await inTransaction(world.db, studio, (tx) => tx.update(bookings).set({ status: "rejected" }));
  await expect(cancelBooking(studio, booking.id, ill)).rejects.toMatchObject({ code: "conflict" });
});

test("whoever leaves a class frees a seat, and the last one frees the time", async () => {
  const studio = await createStudio(world.visit);
  const opened = await createOpenLink(studio, { title: "Yoga" });
  const other = await createOpenLink(studio, { title: "Intro call" });
  const { ctx, link } = await changeLink(studio, opened.link, { seats: 2 });
  const [one, two] = [
    await bookSlot(ctx, link, request(tenOnThursday, { email: "one@example.com" })),
    await bookSlot(ctx, link, request(tenOnThursday, { email: "two@example.com" })),
  ];
  await cancelBooking(studio, one.id, ill);
  expect(await findSlots(ctx, link, anHour)).toContain(tenOnThursday);
  expect(await findSlots(other.ctx, other.link, anHour)).not.toContain(tenOnThursday);
  await cancelBooking(studio, two.id, ill);
  expect(await findSlots(other.ctx, other.link, anHour)).toContain(tenOnThursday);
});

test("of a move and a cancellation at the same moment one comes last, and the time is free or held, never both", async () => {
  const { studio, ctx, link, booking } = await createBooking();
  const outcomes = await Promise.allSettled([
    moveBooking(studio, booking.id, { start: tenOnThursday + half }),
    cancelBooking(studio, booking.id, ill),
  ]);
  expect(outcomes[1]).toMatchObject({ status: "fulfilled", value: { status: "cancelled" } });
  expect(await liveReservations(studio)).toEqual([]);
  expect(await findSlots(ctx, link, anHour)).toHaveLength(2);
});

const outbox = (studio: Context) => inTransaction(world.db, studio, (tx) => tx.select().from(mails));

async function sendAll(studio: Context) {
  const { organizationId } = studio;
  for (const { id: mailId } of await outbox(studio)) await sendQueuedMail(studio, { mailId, organizationId });
  return outbox(studio);
}
