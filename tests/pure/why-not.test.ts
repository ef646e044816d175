import { describe, expect, test } from "vitest";
import { answerView } from "@/app/(studio)/links/[id]/why-not/answer-view";
import { readQuestion } from "@/app/(studio)/links/[id]/why-not/question";
import { clockChangeText } from "@/lib/explanations/clock-change";
import type { OwnersExplanation, OwnersReason } from "@/lib/explanations/explanation";
import { englishVoice } from "@/tests/support/words";
import { minuteMs, utc } from "./build";

const berlin = { timeZone: "Europe/Berlin", durationsMinutes: [30, 60] };
const display = { locale: "en-US", timeZone: "Europe/Berlin", clock: "24h" } as const;
const read = (date: string, time: string, duration = "", link = berlin) =>
  readQuestion(link, { date, time, duration }, "2026-12-02");

describe("the question in the address", () => {
  test("is about the whole of today before anything is asked", () => {
    expect(readQuestion(berlin, {}, "2026-12-02")).toEqual({
      typed: { date: "2026-12-02", time: "", duration: "" },
      day: { onDate: "2026-12-02", durationMinutes: undefined },
      errors: [],
    });
  });

  test("is about a whole date when it names no time", () => {
    expect(read("2026-12-03", "", "60")).toEqual({
      typed: { date: "2026-12-03", time: "", duration: "60" },
      day: { onDate: "2026-12-03", durationMinutes: 60 },
      errors: [],
    });
  });

  test("is an instant on the link's clock", () => {
    const { question, errors } = read("2026-12-03", "10:00", "60");
    expect(errors).toEqual([]);
    expect(question).toMatchObject({ start: utc("2026-12-03T09:00Z"), durationMinutes: 60, shown: "once" });
  });

  test.each([
    ["2026-03-29", "02:30", "2026-03-29T01:00Z", "On this date the clock skips 02:30; this is about 03:00."],
    [
      "2026-10-25",
      "02:30",
      "2026-10-25T00:30Z",
      "On this date the clock shows 02:30 twice; this is about the first.",
    ],
    ["2026-10-25", "03:00", "2026-10-25T02:00Z", undefined],
  ])("%s %s is said to be what it is when clocks change", (date, time, start, words) => {
    const { question } = read(date, time);
    expect(question?.start).toBe(utc(start));
    expect(question && clockChangeText(question, englishVoice(display))).toBe(words);
  });

  test.each([
    ["2026-02-30", "10:00", "", ["date"]],
    ["2026-12-32", "25:00", "", ["date", "time"]],
    ["2026-12-03", "ten", "45", ["time", "duration"]],
    ["9999-12-03", "10:00", "", ["date"]],
  ])("%s, %s and %s are refused at the field, and kept", (date, time, duration, fields) => {
    const { typed, question, errors } = read(date, time, duration);
    expect(errors.map(({ field }) => field)).toEqual(fields);
    expect(question).toBeUndefined();
    expect(typed).toEqual({ date, time, duration });
  });

  test("is the second of two times that the clock shows, where the day's list says so", () => {
    const second = { date: "2026-10-25", time: "02:30", at: "2026-10-25T01:30:00.000Z" };
    const { question } = readQuestion(berlin, second, "2026-12-02");
    expect(question).toMatchObject({ start: utc("2026-10-25T01:30Z"), shown: "once" });
    const another = readQuestion(berlin, { ...second, time: "03:30" }, "2026-12-02");
    expect(another.question?.start).toBe(utc("2026-10-25T02:30Z"));
  });

  test("has no length when the link has only one", () => {
    const one = { ...berlin, durationsMinutes: [30] };
    expect(read("2026-12-03", "10:00", "45", one)).toMatchObject({
      errors: [],
      question: { durationMinutes: undefined },
    });
  });
});

describe("the answer on the page", () => {
  const start = utc("2026-12-03T09:07Z");
  const answer = (changes: Partial<OwnersExplanation>): OwnersExplanation => ({
    now: utc("2026-12-02T07:00Z"),
    start,
    end: start + 30 * minuteMs,
    link: {
      id: "link",
      title: "Intro call",
      ...berlin,
      incrementMs: 30 * minuteMs,
      noticeMs: 0,
      seats: 1,
      window: { kind: "none", firstDate: "2026-12-02", lastDate: "2027-12-02" },
    },
    isOffered: false,
    reasons: [],
    nearest: [],
    ...changes,
  });
  const view = (changes: Partial<OwnersExplanation>) => answerView(answer(changes), englishVoice(display));

  test("says a time once that keeps two people away, and leads to the booking", () => {
    const excluded: OwnersReason = { kind: "exclusion", memberName: "Anna Berg" };
    const meeting = { start, end: start + 1, bookingId: "b", title: "T", guestName: "G", isSession: false };
    const { title, sentences } = view({
      reasons: [
        excluded,
        { ...excluded, memberName: "Ben" },
        { kind: "meeting", memberName: "Ben", meeting },
      ],
    });
    expect(title).toBe("10:07 on Thursday, December 3, 2026 is not offered");
    expect(sentences.map(({ bookingHref }) => bookingHref)).toEqual([undefined, "/bookings/b"]);
  });

  test("names who takes a time only when there was a choice", () => {
    const offered = (picks: OwnersExplanation["picks"]) =>
      view({ isOffered: true, ...(picks && { picks }) }).sentences.map(({ text }) => text);
    expect(offered([{ name: "Anna Berg", why: "needed" }])).toEqual([]);
    expect(offered([{ name: "Ben", why: "only_free" }])).toEqual(["Ben would take it: nobody else is free."]);
  });

  test("lists the nearest times, unless the reason has named those of the day", () => {
    const nearest = [utc("2026-12-03T09:30Z"), utc("2026-12-04T09:00Z")];
    expect(view({ reasons: [{ kind: "past" }], nearest }).nearest).toEqual([
      "Thu Dec 3 2026, 10:30",
      "Fri Dec 4 2026, 10:00",
    ]);
    expect(view({ reasons: [{ kind: "off_grid" }], nearest }).nearest).toEqual([]);
    expect(view({ reasons: [{ kind: "off_grid" }], nearest: nearest.slice(1) }).nearest).toHaveLength(1);
  });
});
