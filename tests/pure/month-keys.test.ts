import { expect, test } from "vitest";
import { clampDate, dateAfterKey } from "@/components/booking/month-keys";

const press = (key: string, more: { shiftKey?: boolean; isRtl?: boolean; firstWeekday?: number } = {}) => ({
  key,
  shiftKey: false,
  isRtl: false,
  firstWeekday: 1,
  ...more,
});

// Wednesday 16 December 2026.
const date = "2026-12-16";

test.each([
  ["ArrowRight", "2026-12-17"],
  ["ArrowLeft", "2026-12-15"],
  ["ArrowDown", "2026-12-23"],
  ["ArrowUp", "2026-12-09"],
  ["Home", "2026-12-14"],
  ["End", "2026-12-20"],
  ["PageDown", "2027-01-16"],
  ["PageUp", "2026-11-16"],
])("%s leads to %s", (key, expected) => {
  expect(dateAfterKey(date, press(key))).toBe(expected);
});

test("with Shift, pages are years", () => {
  expect(dateAfterKey(date, press("PageDown", { shiftKey: true }))).toBe("2027-12-16");
  expect(dateAfterKey(date, press("PageUp", { shiftKey: true }))).toBe("2025-12-16");
});

test("the day that another month has not is its last", () => {
  expect(dateAfterKey("2027-01-31", press("PageDown"))).toBe("2027-02-28");
  expect(dateAfterKey("2027-03-31", press("PageUp"))).toBe("2027-02-28");
  expect(dateAfterKey("2028-02-29", press("PageDown", { shiftKey: true }))).toBe("2029-02-28");
});

test("Home and End are those of the reader's week", () => {
  expect(dateAfterKey(date, press("Home", { firstWeekday: 7 }))).toBe("2026-12-13");
  expect(dateAfterKey(date, press("End", { firstWeekday: 7 }))).toBe("2026-12-19");
  expect(dateAfterKey("2026-12-13", press("Home", { firstWeekday: 7 }))).toBe("2026-12-13");
});

test("from right to left the arrows change sides", () => {
  expect(dateAfterKey(date, press("ArrowLeft", { isRtl: true }))).toBe("2026-12-17");
  expect(dateAfterKey(date, press("ArrowRight", { isRtl: true }))).toBe("2026-12-15");
});

test.each(["Enter", " ", "Tab", "a"])("the key %j leads nowhere", (key) => {
  expect(dateAfterKey(date, press(key))).toBeUndefined();
});

test("no date lies before the first or after the last on offer", () => {
  expect(clampDate("2026-11-01", "2026-12-02", "2027-12-02")).toBe("2026-12-02");
  expect(clampDate("2028-01-01", "2026-12-02", "2027-12-02")).toBe("2027-12-02");
  expect(clampDate(date, "2026-12-02", "2027-12-02")).toBe(date);
});
