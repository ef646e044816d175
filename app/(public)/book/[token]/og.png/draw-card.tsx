import { ImageResponse } from "next/og";
import { Card, type CardProps } from "./card";

/** What sites that show a link ask for (ogp.me gives none; this is what they crop least). */
export const cardSize = { width: 1200, height: 630 } as const;

const mostKept = 100;
const kept = new Map<string, Promise<ArrayBuffer>>();

/** The card as a PNG. The latest are kept, by what they say: a link that is posted is looked at by many at once. */
export function drawCard(card: CardProps): Promise<ArrayBuffer> {
  const key = JSON.stringify(card);
  const known = kept.get(key);
  if (known) return known;
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size >= mostKept) kept.delete(oldest);
  const drawn = new ImageResponse(<Card {...card} />, cardSize).arrayBuffer();
  kept.set(key, drawn);
  // What failed once may not fail again.
  drawn.catch(() => kept.delete(key));
  return drawn;
}
