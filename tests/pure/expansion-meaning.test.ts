import { expect, test } from "vitest";
import { readCalendar } from "@/lib/calendars/expansion/read-calendar";
import { eventOf, fileOf, year } from "./expansion-build";

const meant = async (...lines: readonly string[]) => {
  const file = fileOf(eventOf("one", "DTSTART:20270608T120000Z", "DURATION:PT1H", ...lines));
  const { events } = await readCalendar(file, year, "Europe/Berlin", {
    ownerAddresses: ["Anna@Example.com"],
  });
  return events[0]?.blocks.map(({ kind, isDeclined }) => (isDeclined ? "declined" : kind)).join();
};

test.each([
  ["busy"],
  ["busy", "TRANSP:OPAQUE", "STATUS:CONFIRMED"],
  ["free", "TRANSP:TRANSPARENT"],
  ["free", "transp:transparent"],
  ["tentative", "STATUS:TENTATIVE"],
  ["free", "STATUS:TENTATIVE", "TRANSP:TRANSPARENT"],
  ["free", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"],
  ["tentative", "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"],
  ["busy", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY"],
  ["out_of_office", "X-MICROSOFT-CDO-BUSYSTATUS:OOF", "TRANSP:OPAQUE"],
  ["working_elsewhere", "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", "TRANSP:TRANSPARENT"],
  ["busy", "X-MICROSOFT-CDO-BUSYSTATUS:SOMETHING", "STATUS:NEEDS-ACTION"],
  ["", "STATUS:CANCELLED"],
  ["declined", "ATTENDEE;PARTSTAT=DECLINED:mailto:anna@example.com"],
  ["declined", 'ATTENDEE;CN="A, B";partstat=declined;ROLE=CHAIR:MAILTO:ANNA@example.com'],
  ["declined", "ATTENDEE;EMAIL=anna@example.com;PARTSTAT=DECLINED:urn:uuid:0b5f"],
  ["busy", "ATTENDEE;PARTSTAT=DECLINED:mailto:ben@example.com"],
  ["busy", "ATTENDEE;PARTSTAT=ACCEPTED;CN=declined:mailto:anna@example.com"],
  ["busy", 'ATTENDEE;CN="never closed;PARTSTAT=DECLINED:mailto:anna@example.com'],
])("%s: %s %s", async (expected, ...lines) => {
  expect(await meant(...lines)).toBe(expected);
});

test("only times and ids leave: no title, place, description, or person", async () => {
  const secrets = [
    "SUMMARY:Secret 1",
    "DESCRIPTION:Secret 2",
    "LOCATION:Secret 3",
    "ATTENDEE;CN=Secret 4:mailto:secret@5.com",
  ];
  const file = fileOf(
    eventOf("one", "DTSTART:20270608T120000Z", "DURATION:PT1H", ...secrets),
    eventOf("two", "DTSTART:Secret 6", ...secrets),
    eventOf("three", "DTSTART;TZID=Secret 7:20270608T120000", "EXDATE:Secret 8", ...secrets),
    ["BEGIN:VEVENT", "DTSTART:20270608T120000Z", "DURATION:PT1H", ...secrets, "END:VEVENT"],
  );
  const read = await readCalendar(file, year, "Europe/Berlin");
  expect(read.events).toHaveLength(3);
  expect(read.skipped).toHaveLength(3);
  expect(JSON.stringify(read)).not.toMatch(/secret/i);
});
