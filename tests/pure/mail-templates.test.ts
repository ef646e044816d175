import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BookingMail } from "@/lib/notifications/templates/booking-mail";
import {
  type MailInputs,
  type MailKind,
  renderMail as renderIn,
} from "@/lib/notifications/templates/render-mail";
import { runBundled } from "@/tests/support/bundled";
import { booking, inputs, moved, visible } from "@/tests/support/mail-inputs";

/** A mail in English; mail-languages.test.ts is about the others. */
const renderMail = <Kind extends MailKind>(kind: Kind, input: MailInputs[Kind]) =>
  renderIn(kind, input, { language: "en" });

const kinds = Object.keys(inputs) as MailKind[];
const bookingKinds = [
  "booking_confirmed_guest",
  "booking_confirmed_owner",
  "booking_moved_guest",
  "booking_moved_owner",
] as const;
const bookingMailKinds = [...bookingKinds, "booking_reassigned_owner", "booking_follow_up_guest"] as const;
const movedKinds = [
  "booking_moved_guest",
  "booking_moved_owner",
  "booking_clock_guest",
  "booking_clock_owner",
  "booking_reassigned_owner",
] as const;

describe.each(bookingKinds)("%s", (kind) => {
  test("says what, when in which zone, where, with whom and what was answered, in text and in HTML", async () => {
    const { text, html } = await renderMail(kind, booking);
    for (const version of [text, visible(html)]) {
      for (const said of ["Intro call", "Sam Guest", "Berg & Söhne", "Hauptstraße 1, 10115 Berlin"])
        expect(version).toContain(said);
      for (const said of ["What is it about?", "A new site.", "And a shop.", "+49 30 1234567"])
        expect(version).toContain(said);
      expect(version).toMatch(/Thursday.*3.*December.*2026/);
      expect(version).toMatch(/10:00.*10:30/);
      expect(version).toContain("Berlin");
    }
    expect(text).toContain("A new site.\nAnd a shop.");
    expect(text).toContain(`<${booking.manageUrl}>`);
    expect(html).toContain('href="https://openhour.example/booking/abc?from=mail&amp;kind=1"');
  });

  test("shows the same instant in the reader's own zone", async () => {
    const { text, subject } = await renderMail(kind, { ...booking, timeZone: "America/New_York" });
    expect(text).toMatch(/\b0?4:00/);
    expect(text).toContain("New York");
    expect(subject).toMatch(/\b0?4:00 \(New York\)/);
  });

  test("leaves out what is not there", async () => {
    const { locationText: _, guestEmail: __, ...bare } = booking;
    const { text } = await renderMail(kind, { ...bare, answers: [{ label: "Phone", value: " " }] });
    expect(text).not.toMatch(/Where|wrote|Phone|Before|undefined|null/);
  });

  test("shows tags that somebody typed as the text they are", async () => {
    const name = `<img src=x onerror="alert(1)"> & 'friends'`;
    const { html, text } = await renderMail(kind, {
      ...booking,
      ...{ guestName: name, hostName: name, organizationName: name, linkTitle: name, locationText: name },
      answers: [{ label: name, value: name }],
    });
    expect(html).not.toContain("<img");
    expect(visible(html)).toContain(name);
    expect(text).toContain(name);
  });

  test("keeps the subject to one line that fits an inbox", async () => {
    const long = `\r\nBcc: evil@example.org\r\n${"word ".repeat(500)}`;
    const { subject } = await renderMail(kind, {
      ...booking,
      linkTitle: long,
      guestName: long,
      hostName: long,
    });
    expect(subject).not.toMatch(/\p{Cc}|[\u2028\u2029]/u);
    expect(subject.length).toBeLessThan(180);
    expect(subject).toContain("10:00");
  });
});

test("an inbox tells bookings apart by their subjects", async () => {
  expect((await renderMail("booking_confirmed_guest", booking)).subject).toBe(
    "Intro call with Anna Berg, Thu 3 Dec 2026, 10:00 (Berlin)",
  );
  expect((await renderMail("booking_confirmed_owner", booking)).subject).toBe(
    "New booking: Sam Guest, Intro call, Thu 3 Dec 2026, 10:00 (Berlin)",
  );
});

describe.each(movedKinds)("%s", (kind) => {
  test("names the time before in the reader's zone, and says that it is no longer valid", async () => {
    for (const [timeZone, said] of [
      ["Europe/Berlin", "Tue 1 Dec 2026, 14:30 (Berlin)"],
      ["America/New_York", "Tue 1 Dec 2026, 08:30 (New York)"],
    ] as const) {
      const { text, html } = await renderMail(kind, { ...moved, timeZone });
      expect(text).toContain(`Before\n${said}: this time is no longer valid.`);
      expect(visible(html)).toContain(`${said}: this time is no longer valid.`);
    }
  });

  test("leaves the time before out when there is none to name", async () => {
    const { text, subject } = await renderMail(kind, booking);
    expect(text).not.toMatch(/Before|no longer valid|undefined|null/);
    expect(subject).not.toMatch(/undefined|null|, $/);
  });
});

test("a mail about new rules of the clock says where they changed, and that the agreed time stays", async () => {
  for (const kind of ["booking_clock_guest", "booking_clock_owner"] as const) {
    const { text, subject } = await renderMail(kind, moved);
    expect(subject).toMatch(/^Time put right: .*Thu 3 Dec 2026, 10:00 \(Berlin\)$/);
    expect(text).toContain("The rules of the clock have changed");
    expect(text).toMatch(/the clock in Vancouver have changed/);
  }
});

test("a cancellation says so first, and why", async () => {
  for (const kind of ["booking_cancelled_guest", "booking_cancelled_owner"] as const) {
    const { text, subject } = await renderMail(kind, inputs[kind]);
    expect(subject).toMatch(/^Cancelled: /);
    expect(text).toContain("I am ill.");
  }
});

test("the subject of a moved booking has its new time", async () => {
  expect((await renderMail("booking_moved_guest", moved)).subject).toBe(
    "Moved: Intro call, Thu 3 Dec 2026, 10:00 (Berlin)",
  );
  expect((await renderMail("booking_moved_owner", moved)).subject).toBe(
    "Moved: Sam Guest, Intro call, Thu 3 Dec 2026, 10:00 (Berlin)",
  );
});

test("who has a booking no longer reads which it was, and no time that is not theirs", async () => {
  const { text, html, subject } = await renderMail("booking_reassigned_owner", moved);
  expect(subject).toBe("No longer yours: Sam Guest, Intro call, Tue 1 Dec 2026, 14:30 (Berlin)");
  for (const version of [text, visible(html)]) {
    for (const said of ["Sam Guest", "Intro call", "no longer yours"]) expect(version).toContain(said);
    expect(version).not.toMatch(/10:00|3 Dec/);
  }
  expect(text).toContain(`<${booking.manageUrl}>`);
  const bare = await renderMail("booking_reassigned_owner", booking);
  expect(bare.subject).toBe("No longer yours: Sam Guest, Intro call");
});

test("thanks after a meeting name it, invite to nothing, and lead to another one where there can be one", async () => {
  const { text, html, subject } = await renderMail("booking_follow_up_guest", inputs.booking_follow_up_guest);
  expect(subject).toBe("Thank you: Intro call with Anna Berg, Thu 3 Dec 2026, 10:00 (Berlin)");
  for (const version of [text, visible(html)]) {
    for (const said of ["Thank you", "Sam Guest", "Intro call", "Anna Berg", "Berg & Söhne"])
      expect(version).toContain(said);
    expect(version).not.toMatch(/invitation|calendar|sam@example\.net/i);
  }
  expect(text).toContain("Book another time <https://openhour.example/book/intro-call>");
  const closed = await renderMail("booking_follow_up_guest", booking);
  expect(closed.text).not.toMatch(/another time|https:|undefined/);
});

test("a reader who has chosen a clock of twelve hours gets it", async () => {
  const { text, subject } = await renderMail("booking_confirmed_owner", { ...booking, clock: "12h" });
  expect(subject).toMatch(/10:00 am \(Berlin\)$/i);
  expect(text).toMatch(/10:00 ?– ?10:30 am/i);
});

test("the owner reads the guest's address, the guest does not need it", async () => {
  for (const kind of ["booking_confirmed_owner", "booking_moved_owner"] as const)
    expect((await renderMail(kind, booking)).text).toContain("sam@example.net");
  for (const kind of ["booking_confirmed_guest", "booking_moved_guest"] as const)
    expect((await renderMail(kind, booking)).text).not.toContain("sam@example.net");
});

test("a sign-up is finished by a link that says how long it works", async () => {
  const { text, html } = await renderMail("sign_up", inputs.sign_up);
  expect(text).toContain("<https://openhour.example/verify-email/abc>");
  expect(html).toContain('href="https://openhour.example/verify-email/abc"');
  for (const version of [text, visible(html)]) expect(version).toContain("within 24 hours");
});

test("a new password is chosen by a link that says how long it works, and what to do who did not ask", async () => {
  const { text, html } = await renderMail("password_reset", inputs.password_reset);
  expect(text).toContain("<https://openhour.example/reset-password/abc>");
  for (const version of [text, visible(html)]) {
    expect(version).toContain("works once, within 30 minutes");
    expect(version).toContain("If you did not ask for it, leave this mail alone");
  }
});

test("who is invited to an organization reads by whom, to what, and how long the link works", async () => {
  const { subject, text, html } = await renderMail("member_invitation", inputs.member_invitation);
  expect(subject).toBe("Anna Albers invites you to Albers & Co on Openhour");
  expect(text).toContain("<https://openhour.example/join/abc>");
  for (const version of [text, visible(html)]) expect(version).toContain("it works for 7 days");
});

test("who has an account already is sent to the sign-in, with nothing to confirm", async () => {
  const { text, subject } = await renderMail("sign_up_known", inputs.sign_up_known);
  expect(subject).toBe("You already have an Openhour account");
  expect(text).toContain("<https://openhour.example/signin>");
  expect(text).not.toContain("verify");
});

describe.each(kinds)("every mail (%s)", (kind) => {
  test("fetches nothing and runs nothing", async () => {
    const { html } = await renderMail(kind, inputs[kind]);
    expect(html).not.toMatch(
      /<(img|script|link|iframe|svg|picture|video|object|form|input)\b|url\(|@import|\ssrc=|\son\w+=/i,
    );
  });

  test("is made for light and dark and for small screens", async () => {
    const { html } = await renderMail(kind, inputs[kind]);
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
    expect(html).toContain('<meta name="supported-color-schemes" content="light dark"/>');
    expect(html).toContain("@media (prefers-color-scheme: dark)");
    expect(html).toContain("width=device-width");
    expect(html).toMatch(/<html [^>]*lang="en"/);
  });

  test("says each thing once in its text: no preheader, no tags, no entities", async () => {
    const { text } = await renderMail(kind, inputs[kind]);
    const lines = text.split("\n").filter(Boolean);
    expect(new Set(lines).size).toBe(lines.length);
    expect(text).not.toMatch(/<\/?[a-z]+>|&\w+;|\u200c/);
  });
});

test.each(bookingMailKinds)(
  "whatever is typed, nothing of it becomes a tag or a header (%s)",
  async (kind) => {
    const hostile = fc.string({
      unit: fc.constantFrom(
        "<",
        ">",
        "</td>",
        "&lt;",
        '"',
        "'",
        "\r\n",
        "\n",
        "\0",
        "{",
        "}",
        "$&",
        "\ud83d",
        "x",
        " ",
      ),
      maxLength: 40,
    });
    const tags = (html: string) => html.match(/<\/?[a-z][a-z0-9]*/g)?.filter((tag) => tag !== "<br");
    const typed = (text: string): BookingMail => ({
      ...moved,
      ...{
        linkTitle: `x${text}`,
        hostName: `x${text}`,
        organizationName: "x",
        guestName: `x${text}`,
        locationText: `x${text}`,
      },
      answers: [{ label: `x${text}`, value: `x${text}` }],
    });
    const plain = await renderMail(kind, typed(""));
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const { html, subject } = await renderMail(kind, typed(text));
        expect(tags(html)).toEqual(tags(plain.html));
        expect(subject).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 100 },
    );
  },
);

test("renders the same when esbuild has bundled it, as for the worker", async () => {
  const script = `
    import { renderMail } from "@/lib/notifications/templates/render-mail";
    process.stdout.write(JSON.stringify(await renderMail("booking_confirmed_guest", ${JSON.stringify(booking)}, { language: "en" })));
  `;
  expect(await runBundled(script)).toEqual(await renderMail("booking_confirmed_guest", booking));
});

describe("a request, as long as nobody has answered it,", () => {
  const requestKinds = [
    "booking_requested_guest",
    "booking_requested_owner",
    "booking_request_moved_guest",
    "booking_request_moved_owner",
    "booking_request_reassigned_owner",
    "booking_request_cancelled_guest",
    "booking_request_cancelled_owner",
    "booking_rejected_guest",
    "booking_expired_guest",
  ] as const;

  test.each(requestKinds)("is never said to be booked, nor to come with an invitation: %s", async (kind) => {
    const { subject, text } = await renderMail(kind, moved);
    expect(`${subject}\n${text}`).toMatch(/request/i);
    expect(`${subject}\n${text}`).not.toMatch(/invitation|is confirmed|you are booked/i);
  });
});
