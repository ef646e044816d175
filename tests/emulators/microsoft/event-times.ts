import { instantAt, readLocal } from "@/tests/emulators/wall-clock";
import type { GraphCalendar, GraphEvent } from "./state";

/** When an event happens, epoch ms; whole days from midnight to midnight on the mailbox's clock. */
export function spanOf(event: GraphEvent, { timeZone }: GraphCalendar): readonly [number, number] {
  const zone = event.isAllDay ? timeZone : "UTC";
  const [start, end] = [event.start.dateTime ?? "", event.end.dateTime ?? ""];
  return [instantAt(readLocal(start), zone), instantAt(readLocal(end), zone)];
}
