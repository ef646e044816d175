import { describe, expect, test } from "vitest";
import { policyText } from "@/app/(public)/booking/[token]/policy-text";
import { pageAfterBooking } from "@/lib/bookings/after-booking";
import { whatGuestMay } from "@/lib/bookings/guest-policy";
import { translator } from "@/lib/i18n/translator";
import { minuteMs, utc } from "./build";

const startsAt = utc("2026-12-07T09:00Z");
const booking = { status: "confirmed", startsAt };
const open = { guestMayMove: true, guestMayCancel: true, changeNoticeMinutes: 0 };
const aDay = { ...open, changeNoticeMinutes: 1440 };

describe("what a guest may do with a booking", () => {
  test("is anything until its first moment, when the owner says nothing else", () => {
    expect(whatGuestMay(booking, open, startsAt - 1)).toMatchObject({ move: "may", cancel: "may" });
    expect(whatGuestMay(booking, open, startsAt)).toMatchObject({ move: "over", cancel: "over" });
  });

  test("ends a notice before the start: at that very moment they still may, and not after it", () => {
    const until = startsAt - 1440 * minuteMs;
    expect(whatGuestMay(booking, aDay, until)).toEqual({ move: "may", cancel: "may", until });
    expect(whatGuestMay(booking, aDay, until + 1)).toEqual({ move: "late", cancel: "late", until });
  });

  test("is for each on its own, and for a request as for a meeting", () => {
    const policy = { ...aDay, guestMayMove: false };
    const request = { ...booking, status: "pending" };
    expect(whatGuestMay(request, policy, startsAt - minuteMs)).toMatchObject({
      move: "never",
      cancel: "late",
    });
  });

  test.each(["cancelled", "rejected", "expired", "completed", "no_show"])(
    "is nothing once it is %s",
    (status) => {
      expect(whatGuestMay({ status, startsAt }, open, startsAt - minuteMs)).toMatchObject({
        move: "over",
        cancel: "over",
      });
    },
  );
});

describe("the page says it", () => {
  const display = { locale: "en-GB", timeZone: "Europe/Berlin" };
  const say = (policy: typeof open, now: number) =>
    policyText(
      whatGuestMay(booking, policy, now),
      { startsAt, host: "Anna Berg" },
      display,
      translator("en", "guest"),
    );
  const early = startsAt - 2 * 1440 * minuteMs;

  test("not at all when everything is allowed, or nothing matters any more", () => {
    expect(say(open, early)).toEqual([]);
    expect(say(aDay, startsAt)).toEqual([]);
  });

  test("with the last moment on the guest's clock, and whom to write to when it has passed", () => {
    expect(say(aDay, early)).toEqual(["You can move or cancel it until Sunday, 6 December 2026, 10:00."]);
    expect(say(aDay, startsAt - minuteMs)).toEqual([
      "It could be moved or cancelled until Sunday, 6 December 2026, 10:00; it is too close now.",
      "If something comes up, please write to Anna Berg: just answer the mail about this booking.",
    ]);
    expect(say({ ...aDay, guestMayCancel: false }, early)).toEqual([
      "You can move it until Sunday, 6 December 2026, 10:00.",
      "It cannot be cancelled here.",
      expect.stringContaining("Anna Berg"),
    ]);
  });
});

describe("the page after a booking", () => {
  const booked = { status: "confirmed", startsAt, endsAt: startsAt + 30 * minuteMs };

  test("is the owner's, which hears when and nothing about the guest, and keeps what its address says", () => {
    expect(pageAfterBooking("https://example.com/thanks?from=a#top", booked)).toBe(
      "https://example.com/thanks?from=a&openhour=booked&start=2026-12-07T09%3A00%3A00.000Z&end=2026-12-07T09%3A30%3A00.000Z#top",
    );
  });

  test("is ours where the owner named none, and for a request, which only ours calls one", () => {
    expect(pageAfterBooking(null, booked)).toBeUndefined();
    expect(pageAfterBooking("https://example.com/", { ...booked, status: "pending" })).toBeUndefined();
  });
});
