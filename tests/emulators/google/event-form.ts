import type { calendar_v3 } from "@googleapis/calendar";
import { isoOf } from "@/tests/emulators/clock";
import { invalid } from "./errors";
import { instantOf, readMoment } from "./event-times";
import { meetingFor } from "./meeting";
import { isSeries, ruleOf } from "./series";
import type { GoogleCalendar, GoogleEvent, GoogleState } from "./state";

export type EventInput = calendar_v3.Schema$Event;

/** How a call wants an event written. */
export type WriteOptions = {
  /** conferenceDataVersion=1: without it a meeting is neither made nor touched. */
  readonly withConference: boolean;
  /** The fields that are not given go away. */
  readonly isWhole?: boolean;
};

/** A new event with everything Google adds to what it was given. */
export function newEvent(
  state: GoogleState,
  calendar: GoogleCalendar,
  input: EventInput,
  { withConference }: WriteOptions,
): GoogleEvent {
  const { conferenceData, ...given } = input;
  const id = input.id ?? state.random.word(26);
  if (!/^[a-v0-9]{5,1024}$/.test(id)) throw invalid("Invalid resource id value.");
  const { email, name } = calendar.owner;
  const organizer = calendar.isPrimary
    ? { email, displayName: name, self: true }
    : { email: calendar.id, displayName: calendar.summary, self: true };
  return checked(calendar, {
    status: "confirmed",
    eventType: "default",
    organizer,
    sequence: 0,
    iCalUID: `${id}@google.com`,
    ...given,
    kind: "calendar#event",
    id,
    htmlLink: `${state.url}/calendar/event?eid=${id}`,
    created: isoOf(state.clock.now()),
    creator: { email, displayName: name, self: true },
    ...(withConference ? meetingFor(state, conferenceData) : {}),
  });
}

/** An event with changed fields; null takes a field away. */
export function changedEvent(
  state: GoogleState,
  calendar: GoogleCalendar,
  event: GoogleEvent,
  patch: EventInput,
  { withConference, isWhole = false }: WriteOptions,
): GoogleEvent {
  const { conferenceData, ...plain } = patch;
  const { iCalUID, created, creator, htmlLink, kind } = event;
  const meeting = withConference ? meetingFor(state, conferenceData, event.conferenceData) : meetingOf(event);
  const merged = {
    ...(isWhole ? backbone(event) : event),
    ...plain,
    ...meeting,
    ...{ iCalUID, created, creator, htmlLink, kind, id: event.id },
  };
  const given = Object.entries(merged).filter(([, value]) => value != null);
  const kept: unknown = Object.fromEntries(given);
  const changed = checked(calendar, kept as GoogleEvent);
  const isMoved = JSON.stringify(timesOf(changed)) !== JSON.stringify(timesOf(event));
  const sequence = Math.max(event.sequence ?? 0, patch.sequence ?? 0) + (isMoved ? 1 : 0);
  return { ...changed, sequence };
}

const timesOf = ({ start, end, recurrence }: GoogleEvent) => [start, end, recurrence];
const meetingOf = ({ conferenceData, hangoutLink }: GoogleEvent) => ({ conferenceData, hangoutLink });

/** What stays of an event when all that can be given is given anew. */
const backbone = ({
  id,
  status,
  eventType,
  organizer,
  recurringEventId,
  originalStartTime,
}: GoogleEvent) => ({
  ...{ id, status, eventType, organizer, recurringEventId, originalStartTime },
});

function checked(calendar: GoogleCalendar, event: GoogleEvent): GoogleEvent {
  const { timeZone } = calendar;
  const start = readMoment(event.start, timeZone, isSeries(event));
  const end = readMoment(event.end, timeZone, isSeries(event));
  if (Boolean(start.date) !== Boolean(end.date)) throw invalid("Invalid start or end time.");
  if (instantOf(end, timeZone) <= instantOf(start, timeZone))
    throw invalid("The specified time range is empty.", "timeRangeEmpty");
  if (isSeries(event) && !ruleOf(event.recurrence ?? [])) throw invalid("Invalid recurrence rule.");
  const attendees = event.attendees?.map((one) => attendeeOf(one, calendar));
  return { ...event, start, end, ...(attendees ? { attendees } : {}) };
}

function attendeeOf(given: calendar_v3.Schema$EventAttendee, { owner, id }: GoogleCalendar) {
  if (!given.email?.includes("@")) throw invalid("Invalid attendee email.");
  const isSelf = given.email === owner.email || given.email === id;
  return { responseStatus: "needsAction", ...given, ...(isSelf ? { self: true } : {}) };
}
