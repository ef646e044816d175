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

/** The address of the live picture of a link's next free times. */
export function pictureAddress(
  baseUrl: string,
  token: string,
  asked: { readonly timeZone: string; readonly durationMinutes: number; readonly count: number } & {
    readonly language: string;
    readonly clock: string | undefined;
  },
): string {
  const query = new URLSearchParams({
    tz: asked.timeZone,
    duration: String(asked.durationMinutes),
    count: String(asked.count),
    lang: asked.language,
    ...(asked.clock && { clock: asked.clock }),
  });
  return `${baseUrl}/book/${token}/times.png?${query}`;
}
