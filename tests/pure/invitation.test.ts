import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { cleanLine, cleanText } from "@/lib/notifications/clean-text";
import { type InvitationInput, invitation } from "@/lib/notifications/invitation";

const intro: InvitationInput = {
  method: "REQUEST",
  uid: "3f6c1f1e-booking@openhour.example",
  sequence: 2,
  stampedAt: Date.parse("2026-11-20T08:15:30Z"),
  startsAt: Date.parse("2026-12-03T09:00:00Z"),
  endsAt: Date.parse("2026-12-03T09:30:00Z"),
  summary: "Intro call",
  description: "Bring questions.\nAnd coffee.",
  location: "https://meet.example/anna; room 2, left",
  url: "https://openhour.example/booking/abc",
  organizer: { name: "Anna Berg", email: "anna@example.com" },
  attendees: [
    { name: "Anna Berg", email: "Anna@Example.com" },
    { name: "Sam Guest", email: "sam@example.net" },
  ],
  status: "confirmed",
  language: "en",
};

function read(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  const event = calendar.getFirstSubcomponent("vevent");
  if (!event) throw new Error("There is no VEVENT.");
  return { calendar, event, value: (name: string) => String(event.getFirstPropertyValue(name)) };
}

const unfolded = (ics: string) => ics.replaceAll("\r\n ", "").split("\r\n");

describe("a request", () => {
  const ics = invitation(intro);
  const { calendar, event, value } = read(ics);

  test("says what it is", () => {
    expect(calendar.getFirstPropertyValue("method")).toBe("REQUEST");
    expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
    expect(calendar.getFirstPropertyValue("prodid")).toBe("-//Openhour//Openhour//EN");
  });

  test("carries the meeting as UTC instants", () => {
    expect(unfolded(ics)).toEqual(
      expect.arrayContaining([
        "DTSTART:20261203T090000Z",
        "DTEND:20261203T093000Z",
        "DTSTAMP:20261120T081530Z",
      ]),
    );
  });

  test("can be found again and told from older states", () => {
    expect(value("uid")).toBe(intro.uid);
    expect(value("sequence")).toBe("2");
  });

  test("holds the words as they were given", () => {
    expect(value("summary")).toBe(intro.summary);
    expect(value("description")).toBe(intro.description);
    expect(value("location")).toBe(intro.location);
    expect(value("url")).toBe(intro.url);
    expect(value("status")).toBe("CONFIRMED");
    expect(value("transp")).toBe("OPAQUE");
    expect(event.getFirstProperty("summary")?.getFirstParameter("language")).toBe("en");
  });

  test("asks the guest for an answer and takes the host's as given", () => {
    expect(unfolded(ics).filter((line) => /^(ATTENDEE|ORGANIZER)/.test(line))).toEqual([
      "ORGANIZER;CN=Anna Berg:mailto:anna@example.com",
      "ATTENDEE;CN=Anna Berg;CUTYPE=INDIVIDUAL;ROLE=CHAIR;PARTSTAT=ACCEPTED:mailto:Anna@Example.com",
      "ATTENDEE;CN=Sam Guest;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:sam@example.net",
    ]);
  });

  test("reminds ten minutes before", () => {
    const alarm = event.getFirstSubcomponent("valarm");
    expect(alarm?.getFirstPropertyValue("action")).toBe("DISPLAY");
    expect(String(alarm?.getFirstPropertyValue("trigger"))).toBe("-PT10M");
  });

  test("ends every line with CRLF, the last one too", () => {
    expect(ics.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(ics.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });
});

test("a cancellation is cancelled whatever the status says, asks nothing and reminds of nothing", () => {
  const { calendar, event, value } = read(invitation({ ...intro, method: "CANCEL", sequence: 3 }));
  expect(calendar.getFirstPropertyValue("method")).toBe("CANCEL");
  expect(value("status")).toBe("CANCELLED");
  expect(value("uid")).toBe(intro.uid);
  expect(event.getAllProperties("attendee").map((attendee) => attendee.getFirstParameter("rsvp"))).toEqual([
    undefined,
    undefined,
  ]);
  expect(event.getAllSubcomponents("valarm")).toEqual([]);
});

test("names a person once, however the address is written", () => {
  const attendees = [...intro.attendees, { name: "Sam again", email: "SAM@example.net" }];
  expect(read(invitation({ ...intro, attendees })).event.getAllProperties("attendee")).toHaveLength(2);
});

test("leaves out a location, a language and a name that are not there", () => {
  const { location: _, language: __, ...rest } = intro;
  const { event } = read(invitation({ ...rest, organizer: { name: " \r\n", email: "anna@example.com" } }));
  expect(event.hasProperty("location")).toBe(false);
  expect(event.getFirstProperty("summary")?.getFirstParameter("language")).toBeUndefined();
  expect(event.getFirstProperty("organizer")?.getFirstParameter("cn")).toBeUndefined();
});

test.each<[string, Partial<InvitationInput>]>([
  ["an address with a line break", { organizer: { name: "A", email: "a@example.com\r\nX-EVIL:1" } }],
  ["an address with two at signs", { attendees: [{ name: "A", email: "a@b@example.com" }] }],
  ["a script as its URL", { url: "javascript:alert(1)" }],
  ["an end before its start", { endsAt: intro.startsAt - 1 }],
  ["a stamp that is no instant", { stampedAt: Number.NaN }],
])("refuses %s", (_what, wrong) => {
  expect(() => invitation({ ...intro, ...wrong })).toThrow(RangeError);
});

/** A name as it stands in a parameter: without the characters that some calendars stumble over. */
const inParameter = (name: string) =>
  cleanLine(name).replace(/["^\\]/g, (found) => ({ '"': "'", "^": "ˆ" })[found] ?? "/");

test("a name holds no quotes, carets or backslashes, which only some calendars can read", () => {
  const attendees = [{ name: 'Sam "the ^ \\ guest" Ruiz', email: "sam@example.net" }];
  expect(unfolded(invitation({ ...intro, attendees }))).toContain(
    "ATTENDEE;CN=Sam 'the ˆ / guest' Ruiz;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:sam@example.net",
  );
});

test("who is only taken out of a meeting is not told that it is cancelled", () => {
  const { event } = read(invitation({ ...intro, method: "CANCEL", status: undefined }));
  expect(event.hasProperty("status")).toBe(false);
});

test("hosts who do not invite are taken to have accepted, too", () => {
  const boris = { name: "Boris", email: "boris@example.com", isHost: true };
  const { event } = read(invitation({ ...intro, attendees: [...intro.attendees, boris] }));
  const answers = event
    .getAllProperties("attendee")
    .map((attendee) => [attendee.getFirstParameter("role"), attendee.getFirstParameter("partstat")]);
  expect(answers).toEqual([
    ["CHAIR", "ACCEPTED"],
    ["REQ-PARTICIPANT", "NEEDS-ACTION"],
    ["CHAIR", "ACCEPTED"],
  ]);
});

/** Whatever a form lets through: any code unit, and often what has a meaning in a calendar file. */
const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.string({ unit: "grapheme", maxLength: 4000 }),
  fc.string({
    unit: fc.constantFrom(
      "\r\n",
      "\r",
      "\n",
      "\\",
      "\\n",
      '"',
      "^",
      "^n",
      ";",
      ",",
      ":",
      "=",
      " ",
      "\t",
      "\0",
      "\u2028",
      "\u0085",
      "\ud83d",
      "👩‍👩‍👧‍👦",
      "ü",
      "END:VEVENT",
      "ATTENDEE:",
    ),
    maxLength: 60,
  }),
);

describe("whatever is typed", () => {
  const hostile = fc.record({
    summary: anything,
    description: anything,
    location: anything,
    name: anything,
    uid: anything,
    language: anything,
  });
  const write = ({
    name,
    ...typed
  }: Record<"summary" | "description" | "location" | "name" | "uid" | "language", string>) =>
    invitation({ ...intro, ...typed, attendees: [{ name, email: "sam@example.net" }] });

  test("is read back as the cleaned text", () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        const { event, value } = read(write(typed));
        expect(value("summary")).toBe(cleanLine(typed.summary));
        expect(value("description")).toBe(cleanText(typed.description));
        expect(event.getFirstPropertyValue("location") ?? "").toBe(cleanLine(typed.location));
        expect(value("uid")).toBe(cleanLine(typed.uid));
        const cn = event.getFirstProperty("attendee")?.getFirstParameter("cn") ?? "";
        expect(cn).toBe(inParameter(typed.name));
      }),
      { numRuns: 500 },
    );
  });

  test("adds no property and no component", () => {
    const plain = { summary: "a", description: "a", location: "a", name: "a", uid: "a", language: "en" };
    const names = (ics: string) => unfolded(ics).map((line) => /^[A-Z-]*/.exec(line)?.[0]);
    fc.assert(
      fc.property(hostile, (typed) => {
        expect(names(write({ ...typed, location: `x${typed.location}` }))).toEqual(names(write(plain)));
      }),
      { numRuns: 500 },
    );
  });

  test("stays within 75 octets a line, in valid UTF-8", () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        const ics = write(typed);
        for (const line of ics.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(ics.isWellFormed()).toBe(true);
        expect(ics.replaceAll("\r\n", "")).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 500 },
    );
  });
});
