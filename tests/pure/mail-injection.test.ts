import fc from "fast-check";
import ICAL from "ical.js";
import type { AddressObject } from "mailparser";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BookingDetails } from "@/lib/bookings/queries";
import { languages } from "@/lib/i18n/locale";
import { type BookingNotice, bookingMessage } from "@/lib/notifications/booking-message";
import { cleanHeader } from "@/lib/notifications/clean-text";
import { createMailer, type Mailer } from "@/lib/notifications/mailer";
import { bookingDetails } from "@/tests/support/booking-details";
import { startSmtp, type TestSmtp } from "@/tests/support/smtp";

let smtp: TestSmtp;
let mailer: Mailer;
beforeAll(async () => {
  smtp = await startSmtp();
  mailer = createMailer(smtp.url);
});
afterAll(async () => {
  mailer.close();
  await smtp.close();
});

/** What begins a header, a part, a property or a parameter for somebody who reads carelessly. */
const hostile = fc.string({
  unit: fc.constantFrom(
    ...[
      "\r\n",
      "\r",
      "\n",
      "\0",
      "\u2028",
      "\u0085",
      "\t",
      " ",
      ";",
      ",",
      ":",
      "=",
      '"',
      "^n",
      "\\n",
      "\\",
      "<",
      ">",
    ],
    ...[
      "Bcc: evil@example.org",
      "Content-Type: text/html",
      "--",
      "\r\n\r\n",
      "END:VEVENT",
      "ATTENDEE:mailto:evil@example.org",
    ],
    ...["X-EVIL:1", "{guest}", "{host}", "=?utf-8?Q?=0D=0ABcc:?=", "ü", "👋", "\ud83d", "\u202e", "x"],
  ),
  maxLength: 30,
});

/** Addresses that are ones, with what means something elsewhere. */
const address = fc
  .string({
    unit: fc.constantFrom("a", "b", "+", "%", "?", "#", "&", "=", "'", "{", "}", ".x"),
    minLength: 1,
    maxLength: 20,
  })
  .map((local) => `a${local}@example.net`);

const typed = fc.record({
  name: hostile,
  host: hostile,
  organization: hostile,
  title: hostile,
  label: hostile,
  answer: hostile,
  reason: hostile,
  where: hostile,
  subject: hostile,
  intro: hostile,
  email: address,
  language: fc.constantFrom(...languages),
  kind: fc.constantFrom(
    "booking_confirmed_guest" as const,
    "booking_confirmed_owner" as const,
    "booking_cancelled_guest" as const,
    "booking_reminder_guest" as const,
    "booking_declined_owner" as const,
  ),
});
type Typed = typeof typed extends fc.Arbitrary<infer T> ? T : never;

const bookingWith = (said: Typed): BookingDetails => {
  const plain = bookingDetails();
  return bookingDetails({
    status: said.kind === "booking_cancelled_guest" ? "cancelled" : "confirmed",
    cancelReason: `x${said.reason}`,
    location: { kind: "address", value: `x${said.where}` },
    link: { ...plain.link, title: `x${said.title}` },
    organization: { name: `x${said.organization}` },
    hosts: plain.hosts.map((host) => ({ ...host, name: `x${said.host}`, language: said.language })),
    guest: { ...plain.guest, name: `x${said.name}`, email: said.email, language: said.language },
    answers: [{ label: `x${said.label}`, value: `x${said.answer}` }],
  });
};

/** Sends the mail over a wire and reads what came, as another program does. */
async function sent(said: Typed) {
  const booking = bookingWith(said);
  const to = said.kind.endsWith("_guest") ? booking.guest : booking.hosts[0];
  if (!to) throw new Error("The booking has no host.");
  const notice: BookingNotice = {
    kind: said.kind,
    to,
    sequence: 0,
    stampedAt: booking.createdAt,
    leadMinutes: 60,
  };
  const edits = { subject: `x${said.subject}`, intro: `x${said.intro}` };
  const body = await bookingMessage(notice, booking, { edits });
  await mailer.send({
    ...body,
    from: { name: booking.organization.name, address: "no-reply@openhour.example" },
    to: { name: to.name, address: to.email },
    messageId: "<1@openhour.example>",
  });
  const received = smtp.messages.at(-1);
  if (!received) throw new Error("Nothing arrived.");
  return { ...received, to, body };
}

const propertiesOf = (ics: string) => {
  const event = new ICAL.Component(ICAL.parse(ics)).getFirstSubcomponent("vevent");
  return event?.getAllProperties().map(({ name }) => name);
};
const inCalendar =
  "uid sequence dtstamp dtstart dtend summary description location url status transp organizer attendee attendee";

test("whatever guests, hosts and owners type, no mail has another header, part, recipient or line of a calendar", async () => {
  const plain = {
    ...{ name: "", host: "", organization: "", title: "", label: "", answer: "", reason: "", where: "" },
    ...{ subject: "", intro: "", email: "sam@example.net", language: "en" as const },
  };
  const shapes = new Map<string, { readonly headers: string[]; readonly parts: string[] }>();
  const shapeOf = ({ parsed }: Awaited<ReturnType<typeof sent>>) => ({
    headers: parsed.headerLines.map(({ key }) => key),
    parts: parsed.attachments.map(({ contentType }) => contentType),
  });
  await fc.assert(
    fc.asyncProperty(typed, async (said) => {
      const usual = shapes.get(said.kind) ?? shapeOf(await sent({ ...plain, kind: said.kind }));
      shapes.set(said.kind, usual);
      const mail = await sent(said);
      expect(shapeOf(mail)).toEqual(usual);
      expect(mail.envelope.to).toEqual([mail.to.email]);
      const { name, email: address } = mail.to;
      expect((mail.parsed.to as AddressObject).value).toEqual([{ address, name: cleanHeader(name) }]);
      expect(mail.parsed.subject).toBe(cleanHeader(mail.body.subject));
      const { calendar } = mail.body;
      if (calendar) expect(propertiesOf(calendar.content)?.join(" ")).toBe(inCalendar);
    }),
    { numRuns: 150 },
  );
}, 60_000);
