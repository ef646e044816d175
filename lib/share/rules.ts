import { dayMs, localDate, minuteMs, toLocal } from "@/lib/time/zone";

/** Most times that one mail or picture names. */
export const timesAtMost = 24;

/** Most days that times are looked for in. */
export const daysAtMost = 62;

/** How many times to choose, and from which days. */
export type Wanted = {
  readonly timeZone: string;
  /** Most times on one day. */
  readonly perDay: number;
  /** Most times in all. */
  readonly total: number;
  /** Local dates picked one by one, each of which gets its share; none for the soonest that there are. */
  readonly dates: readonly string[];
};

export type DayOfTimes = {
  /** In the zone asked for. */
  readonly onDate: string;
  /** Starts, epoch ms, in order. */
  readonly starts: readonly number[];
};

/** The free starts of each local date, in order. */
export const byLocalDate = (starts: readonly number[], timeZone: string): DayOfTimes[] =>
  [...Map.groupBy(starts, (start) => localDate(start, timeZone))].map(([onDate, ofDay]) => ({
    onDate,
    starts: ofDay,
  }));

/**
 * Chooses what to offer somebody out of all free starts (epoch ms, in order). Picked days share
 * the total, a time each in turn; else the soonest days are filled one after another.
 */
export function chooseTimes(
  free: readonly number[],
  { timeZone, perDay, total, dates }: Wanted,
): DayOfTimes[] {
  const days = byLocalDate(free, timeZone).filter(
    ({ onDate }) => dates.length === 0 || dates.includes(onDate),
  );
  const rooms = days.map(({ starts }) => Math.min(perDay, starts.length));
  const shares = dates.length === 0 ? inOrder(rooms, total) : inTurn(rooms, total);
  return days
    .map(({ onDate, starts }, i) => ({ onDate, starts: spread(starts, shares[i] ?? 0, timeZone) }))
    .filter(({ starts }) => starts.length > 0);
}

function inOrder(rooms: readonly number[], total: number): number[] {
  let left = total;
  return rooms.map((room) => {
    const share = Math.min(room, left);
    left -= share;
    return share;
  });
}

function inTurn(rooms: readonly number[], total: number): number[] {
  const shares = rooms.map(() => 0);
  let left = Math.min(
    total,
    rooms.reduce((sum, room) => sum + room, 0),
  );
  for (let i = 0; left > 0; i = (i + 1) % rooms.length) {
    const share = shares[i] ?? 0;
    if (share === rooms[i]) continue;
    shares[i] = share + 1;
    left -= 1;
  }
  return shares;
}

/**
 * So many of a day's starts, spread over it: one of each equal part, a full hour before a half
 * hour before anything else, and of equals the one nearest to the middle of its part.
 */
function spread(starts: readonly number[], count: number, timeZone: string): number[] {
  return Array.from({ length: count }, (_, i) => {
    const from = Math.floor((i * starts.length) / count);
    const part = starts.slice(from, Math.floor(((i + 1) * starts.length) / count));
    const middle = (part.length - 1) / 2;
    const [best] = part
      .map((start, at) => ({ start, oddness: oddness(start, timeZone), away: Math.abs(at - middle) }))
      .sort((a, b) => a.oddness - b.oddness || a.away - b.away || a.start - b.start);
    return best?.start ?? [];
  }).flat();
}

/** 0 for a full hour on the zone's clock, 1 for a half, 2 for anything else. */
function oddness(start: number, timeZone: string): number {
  const minute = ((toLocal(start, timeZone) % dayMs) / minuteMs) % 60;
  return minute === 0 ? 0 : minute === 30 ? 1 : 2;
}

/** How wide the live picture is in a mail, and how many times stand on one of its lines. */
export const pictureWidth = 480;
export const picturePerLine = 3;

/** How high it is, in the mail's pixels: the same however many times are left, or the mail would jump. */
export const pictureHeight = (count: number): number => 92 + 76 * Math.ceil(count / picturePerLine);

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as it stands in HTML, also in an attribute between double quotes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => escapes[character] ?? "");
