import type { calendar_v3 } from "@googleapis/calendar";
import type { EventToWrite } from "@/lib/calendars/provider";

type Attendee = calendar_v3.Schema$EventAttendee;

/**
 * A booking in Google's words. People are on it only when Google invites them: whoever is on an event finds it
 * in their own calendar, beside the one of our mail. The sequence is Google's own to count.
 */
export function bodyOf(event: EventToWrite, known: readonly Attendee[]): calendar_v3.Schema$Event {
  const { title, description, location = null, timeZone, startsAt, endsAt } = event;
  return {
    status: "confirmed",
    summary: title,
    description,
    location,
    start: { dateTime: new Date(startsAt).toISOString(), timeZone },
    end: { dateTime: new Date(endsAt).toISOString(), timeZone },
    ...(event.isInvitedByProvider ? { attendees: attendeesOf(event, known) } : {}),
  };
}

/** Whoever has answered already keeps their answer. */
const attendeesOf = ({ attendees }: EventToWrite, known: readonly Attendee[]): Attendee[] =>
  attendees.map(({ name, address }) => {
    const before = known.find(({ email }) => email?.toLowerCase() === address.toLowerCase());
    return before ?? { email: address, ...(name ? { displayName: name } : {}) };
  });

/** The same request never makes a second Meet conference. */
export const meetingRequest = (requestId: string): calendar_v3.Schema$Event => ({
  conferenceData: { createRequest: { requestId, conferenceSolutionKey: { type: "hangoutsMeet" } } },
});
