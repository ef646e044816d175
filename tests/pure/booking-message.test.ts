import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { type BookingNotice, bookingMessage } from "@/lib/notifications/booking-message";
import { minuteMs } from "@/lib/time/zone";
import { bookingDetails } from "@/tests/support/booking-details";

const hourMs = 60 * minuteMs;
const plain = bookingDetails();
const [anna] = plain.hosts;
if (!anna) throw new Error("Nobody has the booking.");

const notice = (changes: Partial<BookingNotice> = {}): BookingNotice => ({
  kind: "booking_confirmed_guest",
  to: plain.guest,
  sequence: 0,
  stampedAt: plain.createdAt,
  ...changes,
});

/** The event that comes with a mail, as a calendar reads it. */
function eventIn({ calendar }: Awaited<ReturnType<typeof bookingMessage>>) {
  const read = new ICAL.Component(ICAL.parse(calendar?.content ?? ""));
  const event = read.getFirstSubcomponent("vevent");
  if (!event) throw new Error("There is no VEVENT.");
  return event;
}

const germanGuest = { ...plain.guest, language: "de" as const };
const eva = {
  ...germanGuest,
  role: "guest" as const,
  name: "eva@example.org",
  email: "eva@example.org",
  timeZone: "America/New_York",
};

describe("every reader has their own language", () => {
  const booking = bookingDetails({
    guest: germanGuest,
    brought: [eva],
    answers: [{ label: "Neu hier?", value: true }],
    location: { kind: "video", value: "https://meet.example/anna" },
  });

  test("a guest who booked in German reads German, in the mail and in the calendar", async () => {
    const message = await bookingMessage(notice(), booking);
    expect(message.subject).toBe("Intro call mit Anna Berg, Do. 3. Dez. 2026, 10:00 (Berlin)");
    expect(message.text).toContain("Videoanruf\nhttps://meet.example/anna");
    expect(message.text).toContain("Neu hier?\nJa");
    const event = eventIn(message);
    expect(event.getFirstPropertyValue("summary")).toBe("Intro call: Sam Guest und Anna Berg");
    expect(event.getFirstPropertyValue("description")).toMatch(/^Neu hier\?\nJa\n\nZur Buchung:\nhttp:/);
    for (const name of ["summary", "description", "location"])
      expect(event.getFirstProperty(name)?.getFirstParameter("language")).toBe("de");
  });

  test("the host of the same booking reads English, for they have chosen nothing else", async () => {
    const message = await bookingMessage(notice({ kind: "booking_confirmed_owner", to: anna }), booking);
    expect(message.subject).toBe("New booking: Sam Guest, Intro call, Thu 3 Dec 2026, 10:00 (Berlin)");
    expect(message.text).toContain("Neu hier?\nYes");
    expect(eventIn(message).getFirstPropertyValue("summary")).toBe("Intro call: Sam Guest and Anna Berg");
  });

  test("who is brought along reads it on their own clock, and gets no way to manage it", async () => {
    const message = await bookingMessage(notice({ to: eva }), booking);
    expect(message.subject).toBe("Intro call mit Anna Berg, Do. 3. Dez. 2026, 04:00 (New York)");
    expect(message.text).not.toMatch(/Neu hier|\/booking\//);
    expect(eventIn(message).hasProperty("url")).toBe(false);
  });

  test("a host reads hours as they have chosen", async () => {
    const hosts = [{ ...anna, language: "de" as const, clock: "12h" as const }];
    const to = { kind: "booking_confirmed_owner", to: anna } as const;
    const { subject } = await bookingMessage(notice(to), { ...booking, hosts });
    expect(subject).toMatch(/^Neue Buchung: .*10:00 AM \(Berlin\)$/);
  });

  test("so does a host who has it no longer: their calendar is told that it goes on without them", async () => {
    const uli = { ...anna, name: "Uli", email: "uli@example.com", language: "de" as const };
    const moved = { ...booking, hostsBefore: [uli], movedFrom: booking.startsAt - hourMs, sequence: 1 };
    const message = await bookingMessage(
      notice({ kind: "booking_reassigned_owner", to: uli, sequence: 1 }),
      moved,
    );
    expect(message.subject).toBe(
      "Nicht mehr bei dir: Sam Guest, Intro call, Do. 3. Dez. 2026, 09:00 (Berlin)",
    );
    expect(message.calendar?.method).toBe("CANCEL");
    expect(eventIn(message).hasProperty("status")).toBe(false);
    expect(eventIn(message).getAllProperties("attendee").map(String)).toHaveLength(1);
  });
});

describe("a reminder", () => {
  const remind = (stampedAt: number, leadMinutes: number) =>
    bookingMessage(notice({ kind: "booking_reminder_guest", stampedAt, leadMinutes }), plain, {
      optOutUrl: "https://openhour.example/unsubscribe/abc",
    });

  test("says how long it is until the meeting, leads to where such mails end, and puts nothing into a calendar", async () => {
    const { text, calendar } = await remind(plain.startsAt - hourMs + 20_000, 60);
    expect(text).toContain("starts in 1 hour.");
    expect(text).toContain("<https://openhour.example/unsubscribe/abc>");
    expect(calendar).toBeUndefined();
  });

  test("that comes late says what is left", async () => {
    expect((await remind(plain.startsAt - 20 * minuteMs, 60)).text).toContain("starts in 20 minutes.");
  });

  test("that a mail server held up says what is left when it goes out, not when it was queued", async () => {
    const stampedAt = plain.startsAt - 1440 * minuteMs;
    const late = (minutes: number) =>
      bookingMessage(
        notice({
          kind: "booking_reminder_guest",
          stampedAt,
          leadMinutes: 1440,
          now: stampedAt + minutes * minuteMs,
        }),
        plain,
      );
    expect((await late(3)).text).toContain("starts in 24 hours.");
    expect((await late(120)).text).toContain("starts in 22 hours.");
    expect((await late(1410)).text).toContain("starts in 30 minutes.");
  });

  test("of a meeting long ahead, as its owner previews it, says what its readers will see", async () => {
    expect((await remind(plain.startsAt - 100 * hourMs, 1440)).text).toContain("starts in 24 hours.");
  });
});

test("of several who declined, each mail names the one that it is about; nobody's calendar changes by it", async () => {
  const response = "declined" as const;
  const booking = { ...plain, guest: { ...plain.guest, response }, brought: [{ ...eva, response }] };
  const about = (respondentEmail: string) =>
    bookingMessage(notice({ kind: "booking_declined_owner", to: anna, respondentEmail }), booking);
  const { subject, calendar } = await about(eva.email);
  expect(subject).toBe("Declined: eva@example.org, Intro call, Thu 3 Dec 2026, 10:00 (Berlin)");
  expect(calendar).toBeUndefined();
  expect((await about(plain.guest.email)).subject).toMatch(/^Declined: Sam Guest, Intro call/);
});

test("what leads to the booking leads elsewhere for a reader who is not the guest", async () => {
  const manageUrl = "https://openhour.example/bookings/1";
  const { text, html } = await bookingMessage(notice(), plain, { manageUrl });
  expect(text).toContain(`<${manageUrl}>`);
  expect(text + html).not.toContain("/booking/");
});

test("the link's owner has the words, the reader's language the rest", async () => {
  const edits = { subject: "Bis {start}!", intro: "Hallo {guest}" };
  const { subject, text } = await bookingMessage(notice(), bookingDetails({ guest: germanGuest }), { edits });
  expect(subject).toBe("Bis Do. 3. Dez. 2026, 10:00 (Berlin)!");
  expect(text).toMatch(/Hallo Sam Guest\n[\s\S]*Termin\nIntro call/);
});
