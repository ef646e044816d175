import { describe, expect, test } from "vitest";
import { reasonKinds } from "@/lib/availability/reasons";
import type { OwnersExplanation, OwnersReason } from "@/lib/explanations/explanation";
import { guestWords } from "@/lib/explanations/guest-words";
import { ownersWords, pickWords } from "@/lib/explanations/owners-words";
import { translator } from "@/lib/i18n/translator";
import type { Display } from "@/lib/time/format";
import { englishVoice, inEnglish } from "@/tests/support/words";
import { hourMs, minuteMs, utc } from "./build";

// Thursday, December 3, 2026, 10:00 in Berlin, asked the day before.
const start = utc("2026-12-03T09:00Z");
const at = (clock: string, date = "2026-12-03") => utc(`${date}T${clock}+01:00`);
const span = (from: string, until: string, date?: string) => ({
  start: at(from, date),
  end: at(until, date),
});

const about: OwnersExplanation = {
  now: utc("2026-12-02T07:00Z"),
  start,
  end: start + 30 * minuteMs,
  link: {
    id: "link",
    title: "Intro call",
    timeZone: "Europe/Berlin",
    durationsMinutes: [30],
    incrementMs: 30 * minuteMs,
    noticeMs: 4 * hourMs,
    seats: 5,
    window: { kind: "rolling", firstDate: "2026-12-02", lastDate: "2026-12-31" },
  },
  isOffered: false,
  reasons: [],
  nearest: [],
};

const display: Display = { locale: "en-US", timeZone: about.link.timeZone, clock: "24h" };
const said = (reason: OwnersReason, changes: Partial<OwnersExplanation> = {}, shown = display) =>
  ownersWords[reason.kind](reason, { ...about, ...changes }, englishVoice(shown));
const anna = { memberName: "Anna Berg" };
const meeting = {
  ...span("10:00", "10:30"),
  bookingId: "b",
  title: "Intro call",
  guestName: "Gustav Gast",
  isSession: false,
};
const link = (changes: Partial<OwnersExplanation["link"]>) => ({ link: { ...about.link, ...changes } });
const date = (first: string, last = first) => ({ dates: { first, last } });

describe("the owner hears whose rule it is and what is in the way", () => {
  test.each<[string, OwnersReason, Partial<OwnersExplanation>?]>([
    ["Anna Berg has no hours on Thursdays.", { kind: "outside_hours", ...anna, hours: [] }],
    [
      "10:00 – 10:30 is outside the hours of Anna Berg, which are 12:00 – 13:00 and 14:00 – 00:00 on Thursdays.",
      {
        kind: "outside_hours",
        ...anna,
        hours: [span("12:00", "13:00"), { start: at("14:00"), end: at("00:00", "2026-12-04") }],
      },
    ],
    ["More people are needed for this link than it has.", { kind: "outside_hours" }],
    ["Anna Berg is off on Thursday, December 3, 2026.", { kind: "day_off", ...anna, ...date("2026-12-03") }],
    [
      "Anna Berg is off from Tuesday, December 1, 2026 through Friday, December 4, 2026.",
      { kind: "day_off", ...anna, ...date("2026-12-01", "2026-12-04") },
    ],
    [
      "An exception in the schedule of Anna Berg closes Thursday, December 3, 2026.",
      { kind: "override", ...anna, ...date("2026-12-03"), hours: [] },
    ],
    [
      "Anna Berg has other hours on Thursday, December 3, 2026: 12:00 – 13:00.",
      { kind: "override", ...anna, ...date("2026-12-03"), hours: [span("12:00", "13:00")] },
    ],
    ["This link leaves out Thursday, December 3, 2026.", { kind: "exclusion", ...date("2026-12-03") }],
    ["Bookings need notice of at least 4 hours.", { kind: "notice" }],
    ["Bookings need notice of at least 1 hour.", { kind: "notice" }, link({ noticeMs: hourMs })],
    ["This time has passed.", { kind: "past" }],
    [
      "It is too far ahead: today the last date that this link offers is Thursday, December 31, 2026.",
      { kind: "window" },
    ],
    [
      "This link takes bookings through Tuesday, December 1, 2026.",
      { kind: "window" },
      link({ window: { kind: "fixed", firstDate: "2026-11-01", lastDate: "2026-12-01" } }),
    ],
    [
      "This link takes bookings from Friday, December 4, 2026.",
      { kind: "window" },
      link({ window: { kind: "fixed", firstDate: "2026-12-04", lastDate: "2026-12-05" } }),
    ],
    [
      "The calendar of Anna Berg is busy, 09:45 – 11:00.",
      { kind: "busy", ...anna, busy: span("09:45", "11:00") },
    ],
    ["Anna Berg has “Intro call” with Gustav Gast, 10:00 – 10:30.", { kind: "meeting", ...anna, meeting }],
    [
      "Anna Berg has the session “Intro call”, 10:00 – 10:30.",
      { kind: "meeting", ...anna, meeting: { ...meeting, isSession: true } },
    ],
    [
      "Anna Berg has “Intro call” with Gustav Gast, 10:30 – 11:00, and this link keeps 15 minutes free after its meetings.",
      {
        kind: "buffer",
        ...anna,
        meeting: { ...meeting, ...span("10:30", "11:00") },
        buffer: { lengthMs: 15 * minuteMs, side: "before", isOfThisLink: true },
      },
    ],
    [
      "Anna Berg has “Intro call” with Gustav Gast, Wed Dec 2 2026, 22:00 – 23:00, and that keeps 12 hours free after it.",
      {
        kind: "buffer",
        ...anna,
        meeting: { ...meeting, ...span("22:00", "23:00", "2026-12-02") },
        buffer: { lengthMs: 12 * hourMs, side: "after", isOfThisLink: false },
      },
    ],
    [
      "Somebody is filling in the form for 10:00 – 10:30 right now. It frees itself at 08:05.",
      { kind: "hold", ...anna, hold: { ...span("10:00", "10:30"), expiresAt: utc("2026-12-02T07:05Z") } },
    ],
    [
      "Somebody is filling in the form for 10:00 – 10:30 right now. It frees itself at 09:00 on Thu Dec 3 2026.",
      { kind: "hold", ...anna, hold: { ...span("10:00", "10:30"), expiresAt: utc("2026-12-03T08:00Z") } },
    ],
    ["This link takes at most 2 bookings a day, and that day has them.", { kind: "limit_day", limit: 2 }],
    [
      "Over all links, Anna Berg takes at most 1 booking a week, and that week has it.",
      { kind: "limit_week", limit: 1, ...anna },
    ],
    [
      "This link takes at most 9 bookings a month, and that month has them.",
      { kind: "limit_month", limit: 9 },
    ],
    ["All 5 seats of this session are taken.", { kind: "seats", ...anna }],
    [
      "This link offers only the times that were picked for it, and this is none of them.",
      { kind: "not_chosen" },
    ],
    [
      "Anna Berg is switched off and takes no bookings.",
      { kind: "calendar_unreachable", ...anna, isSwitchedOff: true },
    ],
    [
      "The calendar of Anna Berg cannot be asked at the moment, so nothing is promised.",
      { kind: "calendar_unreachable", ...anna, isSwitchedOff: false },
    ],
    ["This link has expired.", { kind: "link_inactive" }, link({ closed: "expired" })],
    [
      "No meeting begins then: times are 30 minutes apart, counted from the start of the hours. On offer that day: 09:30 and 11:00.",
      { kind: "off_grid", ...anna },
      { nearest: [at("09:30"), at("11:00"), at("09:00", "2026-12-04")] },
    ],
    [
      "No meeting begins then: times are 30 minutes apart, counted from the start of the hours.",
      { kind: "off_grid", ...anna },
    ],
  ])("%s", (words, reason, changes) => {
    expect(said(reason, changes)).toBe(words);
  });

  test("times are written on the reader's clock", () => {
    expect(said({ kind: "meeting", ...anna, meeting }, {}, { ...display, clock: "12h" })).toBe(
      "Anna Berg has “Intro call” with Gustav Gast, 10:00 – 10:30 AM.",
    );
  });
});

test.each(reasonKinds)("%s has a sentence for both, even when nothing more is known", (kind) => {
  for (const words of [inEnglish(guestWords(kind)), said({ kind, ...anna })]) {
    expect(words).toMatch(/^[A-Z0-9].*\.$/);
    expect(words).not.toMatch(/undefined|null|NaN/);
  }
});

test("a guest is told of no person, meeting or calendar", () => {
  for (const kind of reasonKinds)
    expect(inEnglish(guestWords(kind))).not.toMatch(
      /calendar|person|somebody|owner|host|holiday|vacation|absent|meeting with|“/i,
    );
});

test("what is somebody else's meeting and what is a buffer or a hold sounds the same to a guest", () => {
  const words = (["busy", "meeting", "buffer", "hold"] as const).map((kind) => inEnglish(guestWords(kind)));
  expect(new Set(words).size).toBe(1);
});

test("why somebody is picked ends the sentence that names them", () => {
  const words = pickWords({ name: "Anna Berg", why: "only_free" }, englishVoice(display));
  expect(words).toBe("Anna Berg would take it: nobody else is free.");
});

describe("a German reader is told the same in German", () => {
  const voice = {
    t: translator("de", "explanations"),
    display: { locale: "de-DE", timeZone: about.link.timeZone },
  };
  const gesagt = (reason: OwnersReason, changes: Partial<OwnersExplanation> = {}) =>
    ownersWords[reason.kind](reason, { ...about, ...changes }, voice);

  test("with times and dates as they are written there", () => {
    expect(gesagt({ kind: "meeting", ...anna, meeting })).toBe(
      "Anna Berg hat „Intro call“ mit Gustav Gast, 10:00–10:30 Uhr.",
    );
    expect(gesagt({ kind: "day_off", ...anna, ...date("2026-12-03") })).toBe(
      "Anna Berg hat am Donnerstag, 3. Dezember 2026 frei.",
    );
    expect(gesagt({ kind: "limit_week", limit: 1, ...anna })).toBe(
      "Über alle Links nimmt Anna Berg höchstens 1 Buchung in der Woche an, und die Woche hat sie schon.",
    );
  });

  test.each(reasonKinds)("%s has a sentence, even when nothing more is known", (kind) => {
    expect(gesagt({ kind, ...anna })).toMatch(/^[A-ZÄÖÜ0-9].*\.$/);
  });
});
