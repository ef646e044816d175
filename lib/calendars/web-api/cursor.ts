import { z } from "zod";
import { CursorExpired, type Window } from "@/lib/calendars/provider";
import { dayMs } from "@/lib/time/zone";

/** A provider's own place in its changes, and how what came before it was read. */
const Cursor = z.object({ place: z.string(), until: z.number(), ownerZone: z.string() });

export const cursorOf = (place: string, { until }: Window, ownerZone: string): string =>
  JSON.stringify({ place, until, ownerZone } satisfies z.infer<typeof Cursor>);

/**
 * The provider's place in a cursor, as long as it is of use. Providers take series apart only as far as they
 * were first asked to: once the window has moved on by a day, all is read again. So it is when the owner has
 * moved to another zone. Fails with CursorExpired for what is no cursor of ours.
 */
export function placeIn(text: string, { until }: Window, ownerZone: string): string | undefined {
  const { data: cursor } = z.string().transform(asJson).pipe(Cursor).safeParse(text);
  if (!cursor) throw new CursorExpired("This is no cursor of a calendar.");
  return until - cursor.until < dayMs && ownerZone === cursor.ownerZone ? cursor.place : undefined;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
