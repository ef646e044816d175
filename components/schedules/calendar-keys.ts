import { dateOfDay, dayOf, monthBounds, startOfWeek } from "@/lib/time/zone";

/**
 * The date that a key leads to from another in a calendar whose weeks begin on Monday, as the
 * ARIA date grid has it; undefined for a key that leads nowhere. Dates are "YYYY-MM-DD".
 */
export function dateAfterKey(key: string, onDate: string): string | undefined {
  const day = dayOf(onDate);
  switch (key) {
    case "ArrowLeft":
      return dateOfDay(day - 1);
    case "ArrowRight":
      return dateOfDay(day + 1);
    case "ArrowUp":
      return dateOfDay(day - 7);
    case "ArrowDown":
      return dateOfDay(day + 7);
    case "Home":
      return dateOfDay(startOfWeek(day));
    case "End":
      return dateOfDay(startOfWeek(day) + 6);
    case "PageUp":
      return inOtherMonth(day, -1);
    case "PageDown":
      return inOtherMonth(day, 1);
    default:
      return undefined;
  }
}

/** The same day of the month before or after, or its last one where that is shorter. */
function inOtherMonth(day: number, by: 1 | -1): string {
  const [first, end] = monthBounds(day);
  const [otherFirst, otherEnd] = monthBounds(by > 0 ? end : first - 1);
  return dateOfDay(Math.min(otherFirst + day - first, otherEnd - 1));
}

/** All dates from one through another, in whichever order they come. */
export function datesBetween(a: string, b: string): string[] {
  const [first, last] = [dayOf(a), dayOf(b)].toSorted((x, y) => x - y) as [number, number];
  return Array.from({ length: last - first + 1 }, (_, i) => dateOfDay(first + i));
}
