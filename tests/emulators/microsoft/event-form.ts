import type { Event } from "@microsoft/microsoft-graph-types";
import { isoOf } from "@/tests/emulators/clock";
import { readLocal } from "@/tests/emulators/wall-clock";
import { invalid } from "./errors";
import { spanOf } from "./event-times";
import { ruleOf } from "./series";
import type { GraphCalendar, GraphEvent, GraphState } from "./state";
import { ianaOf, instantOf, moment, momentAt } from "./zones";

/** A new event with everything Exchange adds to what it was given. */
export function newEvent(state: GraphState, calendar: GraphCalendar, input: Event): GraphEvent {
  const { random, clock } = state;
  const id = `AAMkAG${random.word(40)}=`;
  const { email, name } = calendar.owner;
  const base: GraphEvent = {
    ...{ subject: "", showAs: "busy", sensitivity: "normal", importance: "normal", isAllDay: false },
    ...{ isCancelled: false, isOrganizer: true, responseRequested: true, hasAttachments: false },
    ...{ body: { contentType: "text", content: "" }, location: { displayName: "" }, attendees: [] },
    responseStatus: { response: "organizer", time: "0001-01-01T00:00:00Z" },
    organizer: { emailAddress: { name, address: email } },
    isOnlineMeeting: false,
    onlineMeeting: null,
    onlineMeetingProvider: "unknown",
    id,
    iCalUId: `040000008200E00074C5B7101A82E008${random.word(40).toUpperCase()}`,
    createdDateTime: isoOf(clock.now()),
    webLink: `${state.url}/calendar/item/${encodeURIComponent(id)}`,
    start: {},
    end: {},
  };
  const type = input.recurrence ? "seriesMaster" : "singleInstance";
  return { ...changedEvent(state, calendar, base, input), type };
}

/** What nobody can write. */
const fixed = [
  ...["id", "iCalUId", "createdDateTime", "lastModifiedDateTime", "changeKey", "webLink", "type"],
  ...["onlineMeeting", "seriesMasterId", "originalStart", "@odata.etag", "@odata.type", "@odata.context"],
];

/** An event with changed fields. */
export function changedEvent(
  state: GraphState,
  calendar: GraphCalendar,
  event: GraphEvent,
  patch: Event,
): GraphEvent {
  const given: Event = Object.fromEntries(Object.entries(patch).filter(([name]) => !fixed.includes(name)));
  const { start: newStart, end: newEnd, ...withoutTimes } = given;
  const isAllDay = given.isAllDay ?? event.isAllDay ?? false;
  const changed: GraphEvent = {
    ...event,
    ...withoutTimes,
    isAllDay,
    start: newStart ? kept(newStart, isAllDay) : event.start,
    end: newEnd ? kept(newEnd, isAllDay) : event.end,
    originalStartTimeZone: given.start?.timeZone ?? event.originalStartTimeZone ?? "UTC",
    originalEndTimeZone: given.end?.timeZone ?? event.originalEndTimeZone ?? "UTC",
    bodyPreview: previewOf(given.body?.content ?? event.body?.content ?? ""),
    ...meetingFor(state, event, given),
  };
  const [start, end] = spanOf(changed, calendar);
  if (Number.isNaN(start) || end < start)
    throw invalid("The event ends before it begins.", "ErrorCalendarEndDateIsEarlierThanStartDate");
  if (changed.recurrence) ruleOf(changed.recurrence, ianaOf(changed.originalStartTimeZone ?? "UTC"));
  return changed;
}

/** Whole days keep their dates, whatever zone they were given in; everything else is kept on UTC. */
function kept(given: NonNullable<Event["start"]>, isAllDay: boolean) {
  if (!isAllDay) return momentAt(instantOf(given), "UTC");
  const local = readLocal((given.dateTime ?? "").replace(/(Z|[+-]\d\d:\d\d)$/, ""));
  if (local % 86_400_000 !== 0) throw invalid("Whole days begin and end at midnight.", "ErrorInvalidRequest");
  return moment(local, "UTC");
}

const previewOf = (content: string) => content.replace(/<[^>]*>/g, "").slice(0, 255);

type Meeting = Pick<Event, "isOnlineMeeting" | "onlineMeeting" | "onlineMeetingProvider">;

/** A Teams meeting is made once and then stays, whatever is written later. */
function meetingFor({ random }: GraphState, event: GraphEvent, given: Event): Meeting {
  if (event.onlineMeeting) {
    const { isOnlineMeeting = true, onlineMeeting, onlineMeetingProvider = "unknown" } = event;
    return { isOnlineMeeting, onlineMeeting, onlineMeetingProvider };
  }
  if (!given.isOnlineMeeting) return {};
  const joinUrl = `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${random.word(24)}%40thread.v2/0`;
  return { isOnlineMeeting: true, onlineMeetingProvider: "teamsForBusiness", onlineMeeting: { joinUrl } };
}
