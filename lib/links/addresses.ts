import { toIso } from "@/lib/time/format";

/** What an address of a booking page can say beforehand. */
export type Preset = {
  readonly durationMinutes?: number | undefined;
  readonly timeZone?: string | undefined;
  /** The start to open the page at, epoch ms. */
  readonly time?: number | undefined;
};

/** The address of a link's booking page, for wherever no page of ours is around it. */
export function bookAddress(baseUrl: string, token: string, preset: Preset = {}): string {
  const query = new URLSearchParams();
  if (preset.time !== undefined) query.set("time", toIso(preset.time));
  if (preset.durationMinutes !== undefined) query.set("duration", String(preset.durationMinutes));
  if (preset.timeZone !== undefined) query.set("tz", preset.timeZone);
  const address = `${baseUrl}/book/${token}`;
  return query.size > 0 ? `${address}?${query}` : address;
}

/** Path of what says when times of a link are taken or let go. */
export const liveTimesPath = (token: string): string => `/api/v1/bookings/public/${token}/live`;
