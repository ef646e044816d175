import { spawnSync } from "node:child_process";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { feedCalendar } from "@/lib/feeds/calendar";
import { type InvitationInput, invitation } from "@/lib/notifications/invitation";
import { tenOnThursday } from "@/tests/support/studio";
import { areInstalled, isPythonModule } from "./installed";

const meeting: InvitationInput = {
  method: "REQUEST",
  uid: "7c0a2b5e-4f9d-4a59-9d0c-6a1f2f4d8a11@book.example.org",
  sequence: 3,
  stampedAt: tenOnThursday - 86_400_000,
  startsAt: tenOnThursday,
  endsAt: tenOnThursday + 1_800_000,
  summary: `Intro; call, with "Zoë" \\ ${"Łódź 🎈 ".repeat(12)}`,
  description: "What is it about?\nAll; of, it.\n\nhttps://book.example.org/booking/x",
  location: "Straße 1, 10115 Berlin",
  url: "https://book.example.org/booking/x",
  organizer: { name: "Anna: Berg", email: "bookings@example.org" },
  attendees: [
    { name: 'Anna "the" Berg', email: "anna@example.org", isHost: true },
    { name: "Gast; Gustav, ^n", email: "gustav+x@example.org" },
    { name: "Zoë 🎈 Müller-Łukasz with a name that is much longer than one line", email: "zoe@example.org" },
  ],
  status: "confirmed",
  language: "en",
};

const texts: Readonly<Record<string, string>> = {
  "an invitation": invitation(meeting),
  "a cancellation": invitation({ ...meeting, method: "CANCEL", sequence: 4, status: "cancelled" }),
  "a file to download": invitation({ ...meeting, method: "PUBLISH", attendees: [] }),
  "a feed": feedCalendar(
    "Anna Berg",
    ["confirmed", "pending"].map((status, i) => ({
      id: `${i}`,
      uid: `${i}@book.example.org`,
      sequence: i,
      status: status as "confirmed" | "pending",
      startsAt: tenOnThursday,
      endsAt: tenOnThursday + 1_800_000,
      createdAt: tenOnThursday,
      location: { kind: "address", value: "Straße 1; Berlin" },
      organizer: { name: "Anna Berg", email: "anna@example.org" },
      linkTitle: "Intro, call",
      guests: [{ name: "Zoë 🎈; Müller", email: "zoe@example.org" }],
    })),
  ),
};

/** What ical.js finds, in the words of read-calendar.py. */
function byIcal(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((event) => ({
    method: calendar.getFirstPropertyValue("method"),
    uid: event.getFirstPropertyValue("uid"),
    sequence: event.getFirstPropertyValue("sequence"),
    start: String(event.getFirstPropertyValue("dtstart")),
    summary: event.getFirstPropertyValue("summary"),
    attendees: event
      .getAllProperties("attendee")
      .map((attendee) => [attendee.getFirstValue(), attendee.getFirstParameter("cn")]),
  }));
}

function byPython(parser: string, text: string): unknown {
  const { stdout, stderr } = spawnSync("/usr/bin/python3", ["tests/servers/read-calendar.py", parser], {
    input: text,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

/** Parsers that did not write it, as apt has them: python3-icalendar and python3-vobject. */
describe.each(["icalendar", "vobject"])("python3-%s agrees with ical.js on", (parser) => {
  const canRun = areInstalled({ [`python3-${parser}`]: isPythonModule(parser) });

  test.skipIf(!canRun).each(Object.entries(texts))("%s", (_, text) => {
    const found = byIcal(text);
    expect(found.length).toBeGreaterThan(0);
    expect(byPython(parser, text)).toEqual(found);
  });
});
