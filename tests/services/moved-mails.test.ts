import { eq, sql } from "drizzle-orm";
import ICAL from "ical.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookings, mails } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import { queueNews } from "@/lib/bookings/queue-news";
import { provide } from "@/lib/config";
import type { Context } from "@/lib/context";
import { say } from "@/lib/i18n/say";
import { queueBookingMails, type Recipient } from "@/lib/notifications/outbox";
import { closeMailer, sendQueuedMail } from "@/lib/notifications/send-queued-mail";
import { minuteMs, wallClockText } from "@/lib/time/zone";
import { startSmtp } from "@/tests/support/smtp";
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
  provide({ DATABASE_URL: world.url, SMTP_URL: "" });
});
afterAll(() => world.drop());

const boris = { name: "Boris Bauer", email: "boris@example.com" };
const halfPastTwo = tenOnThursday + 4.5 * 60 * minuteMs;
const four = tenOnThursday + 6 * 60 * minuteMs;

let annas = 0;

/** A booking of Gustav's with an Anna of its own on Thursday at ten, and her studio. */
async function bookOne() {
  annas += 1;
  const anna = { name: "Anna Berg", email: `anna${annas}@example.com` };
  const studio = await createStudio(world.visit, anna);
  const { ctx, link } = await createOpenLink(studio);
  return { anna, studio, booking: await bookSlot(ctx, link, request(tenOnThursday)) };
}

type Booking = Awaited<ReturnType<typeof bookOne>>["booking"];

/** What a move writes, without asking whether the time is free. */
const move = (studio: Context, { id }: Booking, start: number, hostsBefore: readonly Recipient[] = []) =>
  inTransaction(world.db, studio, async (tx) => {
    const [moved] = await tx
      .update(bookings)
      .set({
        startsAt: start,
        endsAt: start + 30 * minuteMs,
        wallClock: wallClockText(start, "Europe/Berlin"),
        movedFrom: bookings.startsAt,
        sequence: sql`${bookings.sequence} + 1`,
      })
      .where(eq(bookings.id, id))
      .returning();
    if (!moved) throw new Error("There is no booking to move.");
    await queueNews(tx, studio, moved, "moved", hostsBefore);
    return moved;
  });

const outbox = (studio: Context) => inTransaction(world.db, studio, (tx) => tx.select().from(mails));

/** Runs every job of the studio's outbox; the mails by kind and sequence, such as "booking_moved_guest 1". */
async function sendAll(studio: Context) {
  for (const { id } of await outbox(studio))
    await sendQueuedMail(world.visit, { mailId: id, organizationId: studio.organizationId });
  return new Map((await outbox(studio)).map((mail) => [`${mail.kind} ${mail.sequence}`, mail]));
}

/** The event in a mail, as a calendar reads it. */
function readEvent(ics: string | null | undefined) {
  const calendar = new ICAL.Component(ICAL.parse(ics ?? ""));
  const event = calendar.getFirstSubcomponent("vevent");
  if (!event) throw new Error("There is no VEVENT.");
  const value = (name: string) => String(event.getFirstPropertyValue(name));
  return {
    method: String(calendar.getFirstPropertyValue("method")),
    ...{ uid: value("uid"), sequence: value("sequence"), status: event.getFirstPropertyValue("status") },
    ...{ start: value("dtstart"), end: value("dtend"), organizer: value("organizer") },
    attendees: event.getAllProperties("attendee").map((attendee) => String(attendee.getFirstValue())),
  };
}

test("both sides read the new time and the old one, and their calendars move the same event", async () => {
  const { anna, studio, booking } = await bookOne();
  await move(studio, booking, halfPastTwo);
  const sent = await sendAll(studio);
  const guest = sent.get("booking_moved_guest 1");
  const owner = sent.get("booking_moved_owner 1");
  expect(guest).toMatchObject({ state: "kept", recipientEmail: "gustav@example.com" });
  expect(owner).toMatchObject({ state: "kept", recipientEmail: anna.email });
  // Each on their own clock: Gustav is in New York, Anna in Berlin.
  expect(guest?.subject).toBe("Moved: Intro call, Thu 3 Dec 2026, 08:30 (New York)");
  expect(guest?.bodyText).toContain("Thu 3 Dec 2026, 04:00 (New York): this time is no longer valid.");
  expect(guest?.bodyText).toContain("/booking/");
  expect(owner?.subject).toBe("Moved: Gustav Gast, Intro call, Thu 3 Dec 2026, 14:30 (Berlin)");
  expect(owner?.bodyText).toContain("Thu 3 Dec 2026, 10:00 (Berlin): this time is no longer valid.");
  expect(owner?.bodyText).toContain(`/bookings/${booking.id}`);
  for (const mail of [guest, owner])
    expect(readEvent(mail?.calendar)).toEqual({
      method: "REQUEST",
      uid: booking.uid,
      sequence: "1",
      status: "CONFIRMED",
      start: "2026-12-03T13:30:00Z",
      end: "2026-12-03T14:00:00Z",
      organizer: `mailto:${anna.email}`,
      attendees: [`mailto:${anna.email}`, "mailto:gustav@example.com"],
    });
});

test("a confirmation that has not gone out by the time of the move never does", async () => {
  const { studio, booking } = await bookOne();
  await move(studio, booking, halfPastTwo);
  const sent = await sendAll(studio);
  const dropped = { state: "refused", response: say("mails.outOfDate") };
  expect(sent.get("booking_confirmed_guest 0")).toMatchObject({ ...dropped, subject: null });
  expect(sent.get("booking_confirmed_owner 0")).toMatchObject({ ...dropped, subject: null });
});

test("a confirmation that went out stays as it was sent; of two moves only the last is told", async () => {
  const { studio, booking } = await bookOne();
  await sendAll(studio);
  await move(studio, booking, halfPastTwo);
  await move(studio, booking, four);
  const sent = await sendAll(studio);
  expect([...sent].map(([name, { state }]) => `${name} ${state}`).sort()).toEqual([
    "booking_confirmed_guest 0 kept",
    "booking_confirmed_owner 0 kept",
    "booking_moved_guest 1 refused",
    "booking_moved_guest 2 kept",
    "booking_moved_owner 1 refused",
    "booking_moved_owner 2 kept",
  ]);
  expect(readEvent(sent.get("booking_confirmed_guest 0")?.calendar)).toMatchObject({ sequence: "0" });
  expect(sent.get("booking_moved_guest 2")?.bodyText).toContain("08:30 (New York): this time is no longer");
  expect(readEvent(sent.get("booking_moved_guest 2")?.calendar)).toMatchObject({
    ...{ uid: booking.uid, sequence: "2", start: "2026-12-03T15:00:00Z" },
  });
});

test("asking twice queues once", async () => {
  const { studio, booking } = await bookOne();
  const moved = await move(studio, booking, halfPastTwo, [boris]);
  await inTransaction(world.db, studio, (tx) => queueNews(tx, studio, moved, "moved", [boris]));
  expect((await outbox(studio)).map(({ kind }) => kind).sort()).toEqual([
    "booking_confirmed_guest",
    "booking_confirmed_owner",
    "booking_moved_guest",
    "booking_moved_owner",
    "booking_reassigned_owner",
  ]);
});

test("a host who has the booking no longer gets a cancellation of the time that was theirs", async () => {
  const { anna, studio, booking } = await bookOne();
  await move(studio, booking, halfPastTwo, [boris]);
  const mail = (await sendAll(studio)).get("booking_reassigned_owner 1");
  expect(mail).toMatchObject({ state: "kept", recipientName: "Boris Bauer", recipientEmail: boris.email });
  // Boris never had its time, so it is the booking's own zone that he reads.
  expect(mail?.subject).toBe("No longer yours: Gustav Gast, Intro call, Thu 3 Dec 2026, 10:00 (Berlin)");
  expect(mail?.bodyText).not.toContain("14:30");
  expect(readEvent(mail?.calendar)).toEqual({
    method: "CANCEL",
    uid: booking.uid,
    sequence: "1",
    // It takes place, only not with him.
    status: null,
    start: "2026-12-03T09:00:00Z",
    end: "2026-12-03T09:30:00Z",
    // Whom the first invitation named: a calendar obeys nobody else.
    organizer: `mailto:${anna.email}`,
    attendees: ["mailto:boris@example.com"],
  });
});

test("that mail says METHOD:CANCEL over the wire too", async () => {
  const smtp = await startSmtp();
  try {
    provide({ DATABASE_URL: world.url, SMTP_URL: smtp.url });
    const { studio, booking } = await bookOne();
    await move(studio, booking, halfPastTwo, [boris]);
    await sendAll(studio);
    const received = smtp.messages.find((message) => message.envelope.to.includes(boris.email));
    expect(received?.raw).toMatch(/content-type: text\/calendar;[^\n]*method=CANCEL/i);
  } finally {
    closeMailer();
    await smtp.close();
    provide({ DATABASE_URL: world.url, SMTP_URL: "" });
  }
});

test("a host who stays gets no cancellation", async () => {
  const { anna, studio, booking } = await bookOne();
  await move(studio, booking, halfPastTwo, [anna]);
  expect((await outbox(studio)).map(({ kind }) => kind)).not.toContain("booking_reassigned_owner");
});

test("a cancellation goes out however often the booking has moved since, without a time that is in doubt", async () => {
  const { studio, booking } = await bookOne();
  await move(studio, booking, halfPastTwo, [boris]);
  await move(studio, booking, four);
  await setStatus(studio, booking, "cancelled");
  const mail = (await sendAll(studio)).get("booking_reassigned_owner 1");
  expect(mail).toMatchObject({ state: "kept", subject: "No longer yours: Gustav Gast, Intro call" });
  expect(mail?.bodyText).not.toMatch(/Before|\d:\d\d/);
  expect(readEvent(mail?.calendar)).toMatchObject({ method: "CANCEL", uid: booking.uid, sequence: "1" });
});

test("who has the booking again gets no cancellation", async () => {
  const { anna, studio, booking } = await bookOne();
  await inTransaction(world.db, studio, (tx) =>
    queueBookingMails(tx, studio, booking, [{ kind: "booking_reassigned_owner", to: anna }]),
  );
  expect((await sendAll(studio)).get("booking_reassigned_owner 0")).toMatchObject({ state: "refused" });
});

test.each(["cancelled", "rejected", "expired"] as const)(
  "a booking that is %s is not confirmed or moved any more",
  async (status) => {
    const { studio, booking } = await bookOne();
    await setStatus(studio, booking, status);
    for (const mail of (await sendAll(studio)).values()) expect(mail.state).toBe("refused");
    const { studio: other, booking: moved } = await bookOne();
    await move(other, moved, halfPastTwo);
    await setStatus(other, moved, status);
    for (const mail of (await sendAll(other)).values()) expect(mail.state).toBe("refused");
  },
);

const setStatus = (studio: Context, { id }: Booking, status: Booking["status"]) =>
  inTransaction(world.db, studio, (tx) => tx.update(bookings).set({ status }).where(eq(bookings.id, id)));
