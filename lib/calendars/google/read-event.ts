import type { calendar_v3 } from "@googleapis/calendar";
import type { Block, BlockKind, Window } from "@/lib/calendars/provider";
import { isWithin, spanOf } from "@/lib/calendars/web-api/blocks";
import { parseDate, startOfDate } from "@/lib/time/zone";

type Event = calendar_v3.Schema$Event;
type Moment = calendar_v3.Schema$EventDateTime;

/** What of an event is asked for: neither its title nor its people beside the owner. */
export const eventFields =
  "id,status,iCalUID,start,end,transparency,eventType,workingLocationProperties/type,attendees(self,responseStatus)";

/** The time that an event takes within a window. Fails for times that cannot be read. */
export function blocksOf(event: Event, ownerZone: string, window: Window): Block[] {
  const span = spanOf(instantOf(event.start, ownerZone), instantOf(event.end, ownerZone));
  if (!span) throw new UnreadableEvent(`Event ${event.id}: its times cannot be read.`);
  if (event.status === "cancelled" || !isWithin(span, window)) return [];
  const isDeclined = ownAnswer(event) === "declined";
  return [{ ...span, kind: kindOf(event), isAllDay: Boolean(event.start?.date), isDeclined }];
}

/** One bad event must not cost the others. */
export class UnreadableEvent extends Error {
  override readonly name = "UnreadableEvent";
}

function instantOf(moment: Moment | undefined, ownerZone: string): number {
  if (!moment?.date) return Date.parse(moment?.dateTime ?? "");
  return parseDate(moment.date) === undefined ? Number.NaN : startOfDate(moment.date, ownerZone);
}

const ownAnswer = ({ attendees }: Event) => attendees?.find(({ self }) => self)?.responseStatus;

/** Whoever works at the office is where they always are; at home or elsewhere is for the owner to judge. */
function kindOf(event: Event): BlockKind {
  const { eventType, workingLocationProperties, transparency, status } = event;
  if (eventType === "workingLocation")
    return workingLocationProperties?.type === "officeLocation" ? "free" : "working_elsewhere";
  if (transparency === "transparent") return "free";
  if (eventType === "outOfOffice") return "out_of_office";
  return status === "tentative" || ownAnswer(event) === "tentative" ? "tentative" : "busy";
}
