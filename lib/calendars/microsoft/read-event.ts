import type { DateTimeTimeZone, Event } from "@microsoft/microsoft-graph-types";
import type { Block, BlockKind, Window } from "@/lib/calendars/provider";
import { isWithin, spanOf } from "@/lib/calendars/web-api/blocks";
import { parseDate, startOfDate } from "@/lib/time/zone";

/** What of an event is asked for, where Graph lets one ask: neither its title nor its people. */
export const eventFields =
  "id,iCalUId,transactionId,type,seriesMasterId,start,end,showAs,isAllDay,isCancelled,responseStatus";

/** The time that an event takes within a window. Fails for times that cannot be read. */
export function blocksOf(event: Event, ownerZone: string, window: Window): Block[] {
  const { start, end, isAllDay, isCancelled, showAs, responseStatus } = event;
  const instant = (moment: DateTimeTimeZone | null | undefined) =>
    isAllDay ? dayOf(moment, ownerZone) : instantOf(moment);
  const span = spanOf(instant(start), instant(end));
  if (!span) throw new UnreadableEvent(`Event ${event.id}: its times cannot be read.`);
  // A meeting that was called off stays in the calendars of its guests.
  if (isCancelled || !isWithin(span, window)) return [];
  const isDeclined = responseStatus?.response === "declined";
  return [{ ...span, kind: kinds[showAs ?? "busy"], isAllDay: isAllDay ?? false, isDeclined }];
}

/** One bad event must not cost the others. */
export class UnreadableEvent extends Error {
  override readonly name = "UnreadableEvent";
}

/** "2027-03-01T09:00:00.0000000", on UTC as we ask for it. */
function instantOf(moment: DateTimeTimeZone | null | undefined): number {
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,3})?\d*Z?$/.exec(moment?.dateTime ?? "");
  const isOnUtc = ["UTC", "Etc/UTC", undefined, null].includes(moment?.timeZone);
  return found && isOnUtc ? Date.parse(`${found[1]}${found[2] ?? ""}Z`) : Number.NaN;
}

/** Whole days come with the same date in every zone. */
function dayOf(moment: DateTimeTimeZone | null | undefined, ownerZone: string): number {
  const onDate = parseDate((moment?.dateTime ?? "").slice(0, 10));
  return onDate === undefined ? Number.NaN : startOfDate(onDate, ownerZone);
}

const kinds: Record<NonNullable<Event["showAs"]>, BlockKind> = {
  free: "free",
  tentative: "tentative",
  busy: "busy",
  oof: "out_of_office",
  workingElsewhere: "working_elsewhere",
  unknown: "busy",
};
