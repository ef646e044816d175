import { expect, test } from "vitest";
import type { BookingMail } from "@/lib/notifications/templates/booking-mail";
import { type MailKind, renderMail as renderIn } from "@/lib/notifications/templates/render-mail";
import { booking, visible } from "@/tests/support/mail-inputs";

type Kind = Extract<MailKind, `booking_${string}`>;
const renderMail = (kind: Kind, input: BookingMail) => renderIn(kind, input, { language: "en" });

test("a reminder says how long it is until the meeting, and neither invites nor asks for an answer", async () => {
  for (const [minutesUntil, said] of [
    [15, "in 15 minutes"],
    [60, "in 1 hour"],
    [90, "in 1 hour 30 minutes"],
    [1440, "in 24 hours"],
    [2 * 1440, "in 2 days"],
    [7 * 1440, "in 7 days"],
  ] as const)
    for (const kind of ["booking_reminder_guest", "booking_reminder_owner"] as const) {
      const { text, html, subject } = await renderMail(kind, { ...booking, minutesUntil });
      expect(subject).toMatch(/^Reminder: .*Intro call.*Thu 3 Dec 2026, 10:00 \(Berlin\)$/);
      for (const version of [text, visible(html)]) {
        expect(version).toContain(`starts ${said}.`);
        for (const fact of ["Sam Guest", "Hauptstraße 1", "10:00"]) expect(version).toContain(fact);
        expect(version).not.toMatch(/invitation|accept/i);
      }
      expect(text).toContain(`<${booking.manageUrl}>`);
    }
});

test("reminders and thanks lead to where they end, where there is such a place; no other mail does", async () => {
  const optOutUrl = "https://openhour.example/unsubscribe/abc?x=1&y=2";
  for (const kind of ["booking_reminder_guest", "booking_follow_up_guest"] as const) {
    const { text, html } = await renderMail(kind, { ...booking, optOutUrl });
    expect(text).toContain(`No more reminders and follow-ups <${optOutUrl}>`);
    expect(html).toContain('href="https://openhour.example/unsubscribe/abc?x=1&amp;y=2"');
    expect((await renderMail(kind, booking)).text).not.toContain("No more reminders");
  }
});

test("who declined is named in the subject and in the mail", async () => {
  const declinedBy = "Eva Ernst";
  const { text, html, subject } = await renderMail("booking_declined_owner", { ...booking, declinedBy });
  expect(subject).toBe("Declined: Eva Ernst, Intro call, Thu 3 Dec 2026, 10:00 (Berlin)");
  for (const version of [text, visible(html)])
    expect(version).toContain("Eva Ernst declined the invitation to “Intro call”.");
  expect(text).toContain(`Open the booking <${booking.manageUrl}>`);
});
