import { expect, test } from "vitest";
import { readCalendar } from "@/lib/calendars/expansion/read-calendar";
import { UnreadableCalendar } from "@/lib/calendars/expansion/reader";
import { eventOf, fileOf, shown, timesIn, timesOf, year } from "./expansion-build";

const good = (uid: string) => eventOf(uid, "DTSTART:20270608T120000Z", "DURATION:PT1H");
const goodTime = "2027-06-08T12:00Z/2027-06-08T13:00Z";

/** What comes of a file with a good event before and after the parts given. */
async function between(...parts: readonly (readonly string[])[]) {
  const { events, skipped } = await readCalendar(
    fileOf(good("before"), ...parts, good("after")),
    year,
    "Europe/Berlin",
  );
  const times = new Map(events.map(({ id, blocks }) => [id, blocks.map(shown)]));
  expect(times.get("before")).toEqual([goodTime]);
  expect(times.get("after")).toEqual([goodTime]);
  return { bad: times.get("bad"), skipped };
}

test.each([
  ["it has no start", ["SUMMARY:x"]],
  ["its DTSTART cannot be read", ["DTSTART:yesterday"]],
  ["its DTSTART cannot be read", ["DTSTART:"]],
  ["its DTSTART cannot be read", ["DTSTART:20270231T120000Z"]],
  ["its DTSTART cannot be read", ["DTSTART:20270608T250000Z"]],
  ["its DTSTART cannot be read", ["DTSTART;VALUE=DATE:20271301"]],
  ["its DTSTART cannot be read", ['DTSTART;TZID="never closed:20270608T120000']],
  ["its DTSTART cannot be read", ["DTSTART:99990608T120000Z"]],
  ["its DTEND cannot be read", ["DTSTART:20270608T120000Z", "DTEND:later"]],
  ["its DURATION cannot be read", ["DTSTART:20270608T120000Z", "DURATION:long"]],
  ["it ends before it starts", ["DTSTART:20270608T120000Z", "DTEND:20270608T110000Z"]],
  ["it ends before it starts", ["DTSTART:20270608T120000Z", "DURATION:-PT1H"]],
  ["it lasts longer than a century", ["DTSTART:20270608T120000Z", "DURATION:P99999999999D"]],
  ["its RRULE cannot be read", ["DTSTART:20270608T120000Z", "RRULE:FREQ=SOMETIMES"]],
  ["its RRULE cannot be read", ["DTSTART:20270608T120000Z", "RRULE:COUNT=3"]],
  ["its RRULE cannot be read", ["DTSTART:20270608T120000Z", "RRULE:FREQ=DAILY;BYMONTH=x"]],
  ["its RRULE cannot be read", ["DTSTART:20270608T120000Z", "RRULE:FREQ=DAILY;COUNT=many"]],
  ["its RRULE cannot be read", ["DTSTART;VALUE=DATE:20270608", "RRULE:FREQ=HOURLY"]],
  ["its RECURRENCE-ID cannot be read", ["DTSTART:20270608T120000Z", "RECURRENCE-ID:x"]],
])("%s: %s is left out, and nothing else", async (why, lines) => {
  expect(await between(eventOf("bad", ...lines))).toEqual({
    bad: undefined,
    skipped: [`event 2 (line 8): ${why}`],
  });
});

test.each([
  ["EXDATE", "EXDATE:x"],
  ["RDATE", "RDATE;VALUE=PERIOD:20270608T120000Z/"],
])("a list of dates that cannot be read (%s) takes only itself out", async (name, line) => {
  expect(await between(eventOf("bad", "DTSTART:20270608T120000Z", "DURATION:PT1H", line))).toEqual({
    bad: [goodTime],
    skipped: [`event 2 (line 8): its ${name} cannot be read`],
  });
});

test("lines that tell no times may be as broken as they like", async () => {
  const junk = [
    "SUMMARY",
    'DESCRIPTION;ALTREP="never closed:x',
    "and a second line that forgot to be folded: BEGIN:NOTHING",
    "\u0000\u0001",
    ";=:",
    "X-ALT-DESC;FMTTYPE=text/html:<html>",
    "GEO:here",
    'ATTENDEE;CN="x:mailto:y',
  ];
  expect(
    await between(eventOf("bad", ...junk, "DTSTART:20270608T120000Z", ...junk, "DURATION:PT1H")),
  ).toEqual({
    bad: [goodTime],
    skipped: [],
  });
});

test("an event that is never closed is left out, and the next one is read", async () => {
  expect(await between(["BEGIN:VEVENT", "UID:bad", "DTSTART:20270608T120000Z"])).toEqual({
    bad: undefined,
    skipped: ["event 2 (line 8): it has no end"],
  });
});

test("however many events are never closed, the next one is read", async () => {
  const open = Array.from({ length: 20 }, () => ["BEGIN:VEVENT", "UID:bad", "BEGIN:VALARM"]);
  const { skipped } = await between(...open);
  expect(skipped).toHaveLength(20);
});

test("what stands inside an event is not the event's", async () => {
  const alarm = ["BEGIN:VALARM", "TRIGGER:-PT15M", "DURATION:PT5H", "DTSTART:20270101T000000Z"];
  expect(
    await between(
      eventOf("bad", ...alarm, "END:VALARM", "DTSTART:20270608T120000Z", "DTEND:20270608T130000Z"),
    ),
  ).toEqual({ bad: [goodTime], skipped: [] });
});

test("tasks, journals, contacts and ends of nothing are passed over", async () => {
  const { bad, skipped } = await between(
    ["BEGIN:VTODO", "UID:bad", "DTSTART:20270608T120000Z", "END:VTODO"],
    ["BEGIN:VJOURNAL", "UID:bad", "END:VJOURNAL", "END:VEVENT", "END:VALARM"],
    ["BEGIN:VCARD", "VERSION:2.1", "TEL;WORK;VOICE:+49", "UID:bad", "END:VCARD"],
    ["BEGIN:", "BEGIN:VAVAILABILITY", "UID:bad", "END:VAVAILABILITY"],
  );
  expect({ bad, skipped }).toEqual({ bad: undefined, skipped: [] });
});

test("small letters, blanks at the end, empty lines and unmarked dates do no harm", async () => {
  expect(await timesOf("dtstart:20270608", "", "rrule:freq=daily;count=2;  ", "exdate:20270609  ")).toEqual([
    "2027-06-07T22:00Z/2027-06-08T22:00Z",
  ]);
});

test.each([
  ["LF", (ics: string) => ics.replaceAll("\r\n", "\n")],
  ["CR", (ics: string) => ics.replaceAll("\r\n", "\r")],
  ["a byte order mark", (ics: string) => `\uFEFF${ics}`],
  ["folded lines", (ics: string) => ics.replaceAll(/(?<=\S)(?=[0-9]{4}T|L:|:Eur)/g, "\r\n ")],
  ["lines folded by a tab", (ics: string) => ics.replace("T1200", "T\r\n\t1200")],
  ["no line at the end", (ics: string) => ics.trimEnd()],
  ["blank lines", (ics: string) => ics.replaceAll("\r\n", "\r\n\r\n")],
])("a file with %s is read", async (_, change) => {
  expect(await timesIn(change(fileOf(good("one"))))).toEqual([goodTime]);
});

test("two calendars in a file are one", async () => {
  expect(await timesIn(fileOf(good("one")) + fileOf(good("two")))).toEqual([goodTime, goodTime]);
});

test("a file that breaks off gives what it has, and says so", async () => {
  const whole = fileOf(good("one"), good("two"));
  const { events, skipped } = await readCalendar(whole.slice(0, -40), year, "Europe/Berlin");
  expect(events.map(({ id }) => id)).toEqual(["one"]);
  expect(skipped).toEqual(["the file ends before its calendar does", "event 2 (line 8): it has no end"]);
});

test.each([
  ["nothing", ""],
  ["a page of HTML", "<!doctype html><html><title>Sign in</title></html>"],
  ["a contact", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\r\nBDAY:20000101\r\nEND:VCARD\r\n"],
  ["an event without a calendar", good("one").join("\r\n")],
  ["bytes", String.fromCharCode(...Array.from({ length: 2000 }, (_, i) => (i * 7919) % 65_536))],
])("%s is no calendar, which is not the same as an empty one", async (_, text) => {
  await expect(readCalendar(text, year, "Europe/Berlin")).rejects.toThrow(UnreadableCalendar);
  await expect(readCalendar(fileOf(), year, "Europe/Berlin")).resolves.toEqual({
    name: undefined,
    events: [],
    skipped: [],
  });
});

test("a calendar says its name", async () => {
  const nameOf = async (...lines: string[]) =>
    (await readCalendar(fileOf(lines, good("one")), year, "Europe/Berlin")).name;
  expect(await nameOf("X-WR-CALNAME:Work\\, at home ")).toBe("Work, at home");
  expect(await nameOf("NAME;LANGUAGE=de:Arbeit")).toBe("Arbeit");
  expect(await nameOf("X-WR-CALNAME:")).toBeUndefined();
});

test("an event without a UID, or with an endless one, has an id that stays", async () => {
  const idsOf = async (...parts: (readonly string[])[]) =>
    (await readCalendar(fileOf(...parts), year, "Europe/Berlin")).events.map(({ id, uid }) => ({ id, uid }));
  const without = good("x").toSpliced(1, 1);
  const [first] = await idsOf(without);
  expect(first?.uid).toBeUndefined();
  expect(first?.id).toMatch(/^[\w-]{43}$/);
  expect(await idsOf(good("other"), without.toSpliced(1, 0, "DTSTAMP:20270101T000000Z"))).toContainEqual(
    first,
  );
  const [long] = await idsOf(good("x".repeat(5000)));
  expect(long?.uid).toBeUndefined();
  expect(long?.id).toMatch(/^[\w-]{43}$/);
});
