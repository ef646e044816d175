import { describe, expect, test } from "vitest";
import { requireNewTime } from "@/app/(studio)/bookings/[id]/move/new-time";
import { refusalView } from "@/app/(studio)/bookings/[id]/move/refusal-view";
import { doubledText, looksDifferent } from "@/app/(studio)/bookings/[id]/when-text";
import { isOpenBooking } from "@/lib/bookings/rules";
import type { MoveExplanation, OwnersReason } from "@/lib/explanations/explanation";
import { say } from "@/lib/i18n/say";
import { toClockTime } from "@/lib/time/typed-time";
import { parseWallClock } from "@/lib/time/zone";
import { englishVoice } from "@/tests/support/words";
import { minuteMs, utc } from "./build";

const timeZone = "Europe/Berlin";
const display = { locale: "en-US", timeZone, clock: "24h" } as const;
const startsAt = utc("2026-12-03T09:00Z");
const read = (date: string, time: string, booking = { startsAt }) =>
  requireNewTime({ date, time }, booking.startsAt, display);
const refused = (detail: unknown, field = "time") => ({
  code: "invalid",
  fields: [{ pointer: `/${field}`, detail }],
});

describe("the new time of a booking", () => {
  test("is an instant on the booking's clock", () => {
    expect(read("2026-12-04", "10:00").start).toBe(utc("2026-12-04T09:00Z"));
  });

  test("is none at the field that is none", () => {
    expect(() => read("2026-02-30", "10:00")).toThrow(
      expect.objectContaining(refused(expect.any(String), "date")),
    );
    expect(() => read("2026-12-04", "")).toThrow(expect.objectContaining(refused(expect.any(String))));
  });

  test("is refused when the clock skips it, and the next is named", () => {
    expect(() => read("2026-03-29", "02:30")).toThrow(
      expect.objectContaining(refused(say("bookings.skippedTime", { typed: "02:30", next: "03:00" }))),
    );
  });

  test("is the first of two, unless the booking is at the second already", () => {
    expect(read("2026-10-25", "02:30").start).toBe(utc("2026-10-25T00:30Z"));
    const atSecond = { startsAt: utc("2026-10-25T01:30Z") };
    expect(() => read("2026-10-25", "02:30", atSecond)).toThrow(
      expect.objectContaining(refused(say("bookings.sameTime"))),
    );
  });
});

test("a move to the first of two times is said to be one", () => {
  const text = (instant: string) =>
    doubledText({ startsAt: utc(instant), timeZone }, "en-GB", englishVoice(display).t);
  expect(text("2026-10-25T00:30Z")).toBe(
    "On this date the clock shows 02:30 twice; this is about the first.",
  );
  expect(text("2026-10-25T01:30Z")).toBeUndefined();
  expect(text("2026-12-03T09:00Z")).toBeUndefined();
});

test("two zones of one offset look the same", () => {
  const booking = { startsAt, endsAt: startsAt + 30 * minuteMs };
  expect(looksDifferent(booking, timeZone, "Europe/Paris")).toBe(false);
  expect(looksDifferent(booking, timeZone, "Europe/London")).toBe(true);
});

test("a booking is open until it begins or is called off", () => {
  const isOpen = (status: string, now: number) => isOpenBooking({ status, startsAt }, now);
  expect(isOpen("confirmed", startsAt - 1)).toBe(true);
  expect(isOpen("pending", startsAt - 1)).toBe(true);
  expect(isOpen("cancelled", startsAt - 1)).toBe(false);
  expect(isOpen("confirmed", startsAt)).toBe(false);
});

describe("a refused move", () => {
  const answer = (mayOverrule: boolean, reasons: OwnersReason[]): MoveExplanation => ({
    now: utc("2026-12-02T07:00Z"),
    start: startsAt,
    end: startsAt + 30 * minuteMs,
    link: {
      id: "link",
      title: "Intro call",
      timeZone,
      durationsMinutes: [30],
      incrementMs: 30 * minuteMs,
      noticeMs: 240 * minuteMs,
      seats: 1,
      window: { kind: "none", firstDate: "2026-12-02", lastDate: "2027-12-02" },
    },
    isOffered: false,
    mayOverrule,
    reasons,
    nearest: [],
  });
  const asked = toClockTime(parseWallClock("2026-12-03T10:00") ?? 0, timeZone);
  const view = (mayOverrule: boolean, reasons: OwnersReason[]) =>
    refusalView(answer(mayOverrule, reasons), asked, englishVoice(display));

  test("says what moving it anyway breaks, each rule once", () => {
    const outside: OwnersReason = { kind: "outside_hours", memberName: "Anna Berg", hours: [] };
    const { title, overrules } = view(true, [
      outside,
      { ...outside, memberName: "Ben" },
      { kind: "notice" },
      { kind: "meeting", memberName: "Ben" },
    ]);
    expect(title).toBe("Not moved: 10:00 on Thursday, December 3, 2026 is not offered");
    expect(overrules).toBe("This overrules the working hours and the notice that this link needs.");
  });

  test("offers nothing where nothing helps", () => {
    expect(view(false, [{ kind: "meeting", memberName: "Ben" }]).overrules).toBeUndefined();
  });
});
