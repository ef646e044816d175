import { describe, expect, test } from "vitest";
import { findIana, WINDOWS_TO_IANA_MAP } from "windows-iana";
import { readPageState } from "@/app/(public)/book/[token]/page-state";
import { SignUp, TimeZone } from "@/lib/accounts/schema";
import { say } from "@/lib/i18n/say";
import type { Link } from "@/lib/links/queries";
import { canonicalTimeZone, isTimeZone, offsetAt } from "@/lib/time/zone";
import { readTimeZone } from "@/lib/time-zone-names";

const hourMs = 3_600_000;
const january = Date.parse("2026-01-15T12:00:00Z");

describe("Windows names", () => {
  test.each([
    ["Pacific Standard Time", "America/Los_Angeles"],
    ["W. Europe Standard Time", "Europe/Berlin"],
    ["Central European Standard Time", "Europe/Warsaw"],
    ["GMT Standard Time", "Europe/London"],
    ["Greenwich Standard Time", "Atlantic/Reykjavik"],
    ["Yukon Standard Time", "America/Whitehorse"],
    ["Morocco Standard Time", "Africa/Casablanca"],
    ["Cuba Standard Time", "America/Havana"],
    ["US Eastern Standard Time", "America/Indiana/Indianapolis"],
    ["India Standard Time", "Asia/Kolkata"],
    ["FLE Standard Time", "Europe/Kyiv"],
    ["Easter Island Standard Time", "Pacific/Easter"],
    ["UTC", "UTC"],
    ["UTC-11", "Etc/GMT+11"],
    ["UTC+13", "Etc/GMT-13"],
  ])("%s is %s", (name, zone) =>
    expect(canonicalTimeZone(readTimeZone(name) ?? "")).toBe(canonicalTimeZone(zone)),
  );

  test("a zone is the one it covers now, not when the library was made", () => {
    const hoursAhead = (name: string) => offsetAt(january, readTimeZone(name) ?? "") / hourMs;
    expect(hoursAhead("Mountain Standard Time (Mexico)")).toBe(-7);
    expect(hoursAhead("Central Asia Standard Time")).toBe(6);
    // Once the library says so itself, the two lines that mend it can go.
    expect(findIana("Mountain Standard Time (Mexico)", "001")).toEqual(["America/Chihuahua"]);
    expect(findIana("Central Asia Standard Time", "001")).toEqual(["Asia/Almaty"]);
  });

  test("each one that the library lists is a zone that the runtime knows", () => {
    const names = [...new Set(WINDOWS_TO_IANA_MAP.map(({ windowsName }) => windowsName))];
    expect(names.length).toBeGreaterThan(130);
    const read = names.map((name) => readTimeZone(name) ?? `none for ${name}`);
    expect(read.filter((zone) => !isTimeZone(zone))).toEqual([]);
  });

  test("each but two is the place that CLDR lists for the whole world", () => {
    const main = WINDOWS_TO_IANA_MAP.filter(({ territory }) => territory === "001");
    const others = main
      .filter(
        ({ windowsName, iana }) =>
          canonicalTimeZone(readTimeZone(windowsName) ?? "") !== canonicalTimeZone(iana[0]),
      )
      .map(({ windowsName }) => windowsName);
    expect(others).toEqual(["Mountain Standard Time (Mexico)", "Central Asia Standard Time"]);
  });
});

test.each([
  ["Europe/Berlin", "Europe/Berlin"],
  ["europe/berlin", "Europe/Berlin"],
  [" Europe/Berlin\r\n", "Europe/Berlin"],
  ["US/Pacific", "America/Los_Angeles"],
  ["Asia/Calcutta", "Asia/Calcutta"],
  ["Asia/Kolkata", "Asia/Kolkata"],
  ["Asia/Kathmandu", "Asia/Kathmandu"],
  ["GB-Eire", "Europe/London"],
  ["Etc/UCT", "UTC"],
])("%j is read as %s", (name, zone) => {
  expect(readTimeZone(name)).toBe(zone);
});

test.each([
  ...["", " ", "Mars/Olympus", "Pacific Time", "Pacific Standard Time (Mars)", "undefined", "null"],
  ...["+01:00", "-0300", "UTC+99", "GMT+1", "toString", "constructor", "__proto__", "001", "inlccu"],
  ...["Europe/Berlin\0", "\ud83d", "x".repeat(100_000), "America/../Europe/Berlin"],
])("%.40j is no zone", (name) => {
  expect(readTimeZone(name)).toBeUndefined();
  expect(TimeZone.safeParse(name).error?.issues[0]?.message).toBe(say("account.timeZone"));
});

test("what comes in is a zone of today; a sign-up without a zone is kept in UTC", () => {
  expect(TimeZone.parse("Pacific Standard Time")).toBe("America/Los_Angeles");
  expect(TimeZone.parse("US/Pacific")).toBe("America/Los_Angeles");
  expect(TimeZone.safeParse(undefined).success).toBe(false);
  const person = { name: "Nia Neu", email: "nia@example.com", password: "correct horse battery" };
  expect(SignUp.parse({ ...person, timeZone: "Tokyo Standard Time" }).timeZone).toBe("Asia/Tokyo");
  for (const timeZone of [undefined, "", "Mars/Olympus", 7])
    expect(SignUp.parse({ ...person, timeZone }).timeZone).toBe("UTC");
});

describe("the booking page's address", () => {
  const link = { token: "intro", timeZone: "Europe/Berlin", durationsMinutes: [30] } as unknown as Link;

  test.each([
    ["America/New_York", "America/New_York"],
    ["US/Eastern", "America/New_York"],
    ["Eastern Standard Time", "America/New_York"],
  ])("tz=%s shows times in %s", (tz, timeZone) => {
    expect(readPageState(link, { tz })).toMatchObject({ timeZone, isZoneChosen: true });
  });

  test.each([undefined, "", "Mars/Olympus", "+01:00"])("tz=%s shows the link's own zone", (tz) => {
    expect(readPageState(link, { tz })).toMatchObject({ timeZone: "Europe/Berlin", isZoneChosen: false });
  });
});
