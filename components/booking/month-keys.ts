import { dateOfDay, dayOf, isoWeekday, monthBounds } from "@/lib/time/zone";

export type KeyPress = {
  readonly key: string;
  readonly shiftKey: boolean;
  /** Whether the page is written from right to left: then the days go there too. */
  readonly isRtl: boolean;
  /** ISO weekday of the first column. */
  readonly firstWeekday: number;
};

/** The date that a key leads to from another, after the ARIA pattern for grids of dates; undefined for other keys. */
export function dateAfterKey(date: string, press: KeyPress): string | undefined {
  const { key, shiftKey, isRtl, firstWeekday } = press;
  const day = dayOf(date);
  const column = (isoWeekday(day) - firstWeekday + 7) % 7;
  const forward = isRtl ? -1 : 1;
  const months = shiftKey ? 12 : 1;
  switch (key) {
    case "ArrowRight":
      return dateOfDay(day + forward);
    case "ArrowLeft":
      return dateOfDay(day - forward);
    case "ArrowDown":
      return dateOfDay(day + 7);
    case "ArrowUp":
      return dateOfDay(day - 7);
    case "Home":
      return dateOfDay(day - column);
    case "End":
      return dateOfDay(day - column + 6);
    case "PageDown":
      return inMonths(day, months);
    case "PageUp":
      return inMonths(day, -months);
    default:
      return undefined;
  }
}

/** The same day of another month, or that month's last. */
function inMonths(day: number, months: number): string {
  const [first] = monthBounds(day);
  let [start, next] = monthBounds(first);
  for (let i = 0; i < Math.abs(months); i += 1) [start, next] = monthBounds(months > 0 ? next : start - 1);
  return dateOfDay(Math.min(start + (day - first), next - 1));
}

/** A date, or the nearest one that is between two others. */
export const clampDate = (date: string, first: string, last: string): string =>
  date < first ? first : date > last ? last : date;
