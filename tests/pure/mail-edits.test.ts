import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillPlaceholders, placeholders } from "@/lib/notifications/templates/placeholders";
import { type MailKind, renderMail } from "@/lib/notifications/templates/render-mail";
import type { MailEdits } from "@/lib/notifications/templates/said";
import { booking, inputs, moved, visible } from "@/tests/support/mail-inputs";

const values = {
  guest: "Sam Guest",
  host: "Anna Berg",
  title: "Intro call",
  start: "Thu 3 Dec",
  time: "Thursday",
  organization: "Berg & Söhne",
  where: "Room 1",
};

describe("placeholders", () => {
  test("every one is filled in, as often as it stands there", () => {
    const text = placeholders.map((name) => `{${name}}`).join("|");
    expect(fillPlaceholders(`${text}|{guest}`, values)).toBe(
      [...placeholders.map((name) => values[name]), "Sam Guest"].join("|"),
    );
  });

  test("what is none stays as it was typed", () => {
    for (const typed of ["{name}", "{ guest }", "{Guest}", "{}", "{guest", "guest}", "{constructor}", "$&"])
      expect(fillPlaceholders(typed, values)).toBe(typed);
    expect(fillPlaceholders("{{guest}}", values)).toBe("{Sam Guest}");
  });

  test("a value is one line, and is not read for placeholders itself", () => {
    const guest = "Sam\r\nBcc: x@example.org {host} $1";
    expect(fillPlaceholders("{guest}", { ...values, guest })).toBe("Sam Bcc: x@example.org {host} $1");
  });
});

const write = (
  edits: MailEdits,
  kind: "booking_confirmed_guest" | "booking_reassigned_owner" = "booking_confirmed_guest",
) => renderMail(kind, kind === "booking_reassigned_owner" ? moved : booking, { language: "en", edits });

const bookingKinds = (Object.keys(inputs) as MailKind[]).filter((kind) => kind.startsWith("booking_"));

test.each(bookingKinds)("the owner's subject and intro replace ours, and nothing else (%s)", async (kind) => {
  const ours = await renderMail(kind, inputs[kind], { language: "en" });
  const edits = { subject: "{title} for {guest}", intro: "Dear {guest},\n\nwelcome to {organization}!" };
  const theirs = await renderMail(kind, inputs[kind], { language: "en", edits });
  expect(theirs.subject).toBe("Intro call for Sam Guest");
  expect(theirs.text).toContain("Dear Sam Guest,\n\nwelcome to Berg & Söhne!");
  const [before = [], after = []] = [ours.text, theirs.text].map((text) => text.split("\n").filter(Boolean));
  const gone = before.filter((line) => !after.includes(line));
  expect(gone).toHaveLength(1);
  expect(after.filter((line) => !before.includes(line))).toEqual([
    "Dear Sam Guest,",
    "welcome to Berg & Söhne!",
  ]);
});

test("without words of the owner's, or with empty ones, ours stay", async () => {
  const { subject, text } = await renderMail("booking_confirmed_guest", booking, { language: "en" });
  for (const edits of [{}, { subject: null, intro: null }, { subject: " ", intro: "\n \n" }]) {
    const same = await write(edits);
    expect([same.subject, same.text]).toEqual([subject, text]);
  }
});

test("a subject that is nothing but a place nobody knows is ours", async () => {
  const { locationText: _, ...nowhere } = booking;
  const edits = { subject: "{where}" };
  const { subject } = await renderMail("booking_confirmed_guest", nowhere, { language: "en", edits });
  expect(subject).toBe("Intro call with Anna Berg, Thu 3 Dec 2026, 10:00 (Berlin)");
});

test("a place of several lines stands in one", async () => {
  const edits = { intro: "We meet here: {where}." };
  const call = { ...booking, locationText: "Video call\nhttps://meet.example/anna" };
  const { text } = await renderMail("booking_confirmed_guest", call, { language: "en", edits });
  expect(text).toContain("We meet here: Video call, https://meet.example/anna.");
});

test("a host who has a booking no longer reads no time of it but the one before, whatever the owner wrote", async () => {
  const edits = { subject: "{title}, {start}", intro: "{start} / {time}" };
  const { subject, text } = await write(edits, "booking_reassigned_owner");
  expect(subject).toBe("Intro call, Tue 1 Dec 2026, 14:30 (Berlin)");
  expect(text).not.toMatch(/3 Dec|10:00/);
});

test("whatever the owner writes is shown as the text it is, on one line in the subject", async () => {
  const plain = await write({ subject: "x", intro: "x" });
  const tags = (html: string) => html.match(/<\/?[a-z][a-z0-9]*/g) ?? [];
  const typed = fc.string({
    unit: fc.constantFrom(
      "<b>",
      "</td>",
      "&lt;",
      '"',
      "\r\n",
      "\r",
      "\u2028",
      "\0",
      "{guest}",
      "{x}",
      "$&",
      "a",
      " ",
    ),
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      const { subject, html } = await write({ subject: `x${text}`, intro: `x${text}` });
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      const more = tags(html).length - tags(plain.html).length;
      // A paragraph is a row, a cell and a paragraph, each begun and ended.
      expect(more % 6).toBe(0);
      expect(html).not.toContain("<b>");
    }),
    { numRuns: 100 },
  );
});

test("what the owner wrote is read in the HTML as it was typed", async () => {
  const { html } = await write({ intro: "1 < 2 & <b>bold</b> {nobody}" });
  expect(visible(html)).toContain("1 < 2 & <b>bold</b> {nobody}");
});
