import type { Event } from "@microsoft/microsoft-graph-types";
import type { EventToWrite } from "@/lib/calendars/provider";

/**
 * A booking in Graph's words. People are on it only when Microsoft invites them, which it does with everybody
 * who is on an event. `known` is the event as it is there.
 */
export function bodyOf(event: EventToWrite, known: Event | undefined): Event {
  const { title, description, location, startsAt, endsAt, wantsMeeting, isInvitedByProvider } = event;
  // The way into a Teams meeting is written in the body, and with it the meeting would go.
  const isBodyKept = Boolean(known?.onlineMeeting);
  return {
    subject: title,
    showAs: "busy",
    start: onUtc(startsAt),
    end: onUtc(endsAt),
    isAllDay: false,
    ...(isBodyKept ? {} : { body: { contentType: "text", content: description } }),
    ...(wantsMeeting && location === undefined ? {} : { location: { displayName: location ?? "" } }),
    ...(wantsMeeting && !known?.onlineMeeting ? { isOnlineMeeting: true } : {}),
    ...(isInvitedByProvider ? { attendees: attendeesOf(event) } : {}),
  };
}

/** Exact for every zone: Windows has no names for some, and other rules for others. */
const onUtc = (instant: number) => ({
  dateTime: new Date(instant).toISOString().replace("Z", ""),
  timeZone: "UTC",
});

const attendeesOf = ({ attendees }: EventToWrite): NonNullable<Event["attendees"]> =>
  attendees.map(({ name, address }) => ({
    type: "required",
    emailAddress: { address, ...(name ? { name } : {}) },
  }));
