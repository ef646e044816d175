import { describe, expect, test } from "vitest";
import { calendarLinks } from "@/lib/calendar-links/rules";
import { utc } from "./build";

const entry = {
  title: "Intro call: Gustav & Anna",
  startsAt: utc("2026-12-03T09:00Z"),
  endsAt: utc("2026-12-03T09:30Z"),
  details: "See it:\nhttps://openhour.example/booking/a_b",
  location: "Main Street 1 + 2",
};

describe("an address that opens a calendar with the meeting filled in", () => {
  test("for Google", () => {
    expect(calendarLinks.google(entry)).toBe(
      "https://calendar.google.com/calendar/render?action=TEMPLATE&text=Intro%20call%3A%20Gustav%20%26%20Anna" +
        "&dates=20261203T090000Z%2F20261203T093000Z" +
        "&details=See%20it%3A%0Ahttps%3A%2F%2Fopenhour.example%2Fbooking%2Fa_b&location=Main%20Street%201%20%2B%202",
    );
  });

  test.each([
    ["outlook", "https://outlook.live.com"],
    ["office365", "https://outlook.office.com"],
  ] as const)("for %s", (name, site) => {
    expect(calendarLinks[name](entry)).toBe(
      `${site}/calendar/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent` +
        "&subject=Intro%20call%3A%20Gustav%20%26%20Anna" +
        "&startdt=2026-12-03T09%3A00%3A00Z&enddt=2026-12-03T09%3A30%3A00Z" +
        "&body=See%20it%3A%0Ahttps%3A%2F%2Fopenhour.example%2Fbooking%2Fa_b&location=Main%20Street%201%20%2B%202",
    );
  });

  test("for Yahoo", () => {
    expect(calendarLinks.yahoo(entry)).toBe(
      "https://calendar.yahoo.com/?v=60&title=Intro%20call%3A%20Gustav%20%26%20Anna" +
        "&st=20261203T090000Z&et=20261203T093000Z" +
        "&desc=See%20it%3A%0Ahttps%3A%2F%2Fopenhour.example%2Fbooking%2Fa_b&in_loc=Main%20Street%201%20%2B%202",
    );
  });

  test("says no place when there is none", () => {
    for (const toHref of Object.values(calendarLinks))
      expect(toHref({ ...entry, location: undefined })).not.toMatch(/loc/);
  });

  test("is in UTC, also in the hour that a clock shows twice and across the one it skips", () => {
    const times = (startsAt: number, endsAt: number) => {
      const query = new URL(calendarLinks.google({ ...entry, startsAt, endsAt })).searchParams;
      return query.get("dates");
    };
    // Berlin, 25 October 2026: 02:30 twice, and 29 March 2026: 01:30 to 03:30, one hour.
    expect(times(utc("2026-10-25T00:30Z"), utc("2026-10-25T01:30Z"))).toBe(
      "20261025T003000Z/20261025T013000Z",
    );
    expect(times(utc("2026-03-29T00:30Z"), utc("2026-03-29T01:30Z"))).toBe(
      "20260329T003000Z/20260329T013000Z",
    );
  });
});
