import { ImageResponse } from "next/og";
import type { PictureContent } from "@/lib/share/picture-content";
import { pictureHeight, pictureWidth } from "@/lib/share/rules";
import { Picture } from "./picture";

/** Screens have about two dots for a pixel. */
const density = 2;

const mostKept = 100;
const kept = new Map<string, Promise<ArrayBuffer>>();

/**
 * The picture as a PNG. Drawing one takes a tenth of a second of the processor, and a mail to many
 * is opened by many at once: the latest are kept, by what they say, which is never out of date.
 */
export function drawPicture(content: PictureContent, count: number): Promise<ArrayBuffer> {
  const key = JSON.stringify([content, count]);
  const known = kept.get(key);
  if (known) return known;
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size >= mostKept) kept.delete(oldest);
  const size = { width: pictureWidth * density, height: pictureHeight(count) * density };
  const drawn = new ImageResponse(<Picture {...content} density={density} />, size).arrayBuffer();
  kept.set(key, drawn);
  // What failed once may not fail again.
  drawn.catch(() => kept.delete(key));
  return drawn;
}
