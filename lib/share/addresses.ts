import { bookAddress } from "@/lib/links/addresses";

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
  return `${bookAddress(baseUrl, token)}/times.png?${query}`;
}
