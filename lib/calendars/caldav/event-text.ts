import type { EventToWrite } from "@/lib/calendars/provider";
import type { MailAddress } from "@/lib/mail-address";
import { calendarText, meeting, newCalendar } from "@/lib/notifications/invitation";

/**
 * A booking as a file of a calendar, in UTC. Where we invite, the server is told not to (RFC 6638, 7.1), or its
 * invitation would come beside ours. Throws RangeError for times or addresses that are none.
 */
export function eventText(event: EventToWrite, organizer: MailAddress): string {
  const calendar = newCalendar("REQUEST");
  // What lies in a calendar is no message (RFC 4791, 4.1).
  calendar.removeProperty("method");
  const component = meeting({
    method: "REQUEST",
    uid: event.uid,
    sequence: event.sequence,
    stampedAt: event.stampedAt,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    summary: event.title,
    description: event.description,
    ...(event.location !== undefined && { location: event.location }),
    organizer: { name: organizer.name, email: organizer.address },
    attendees: event.attendees.map(({ name, address }) => ({ name, email: address })),
    status: "confirmed",
  });
  const people = ["organizer", "attendee"].flatMap((name) => component.getAllProperties(name));
  // An organizer of nobody is somebody else's meeting to some servers.
  if (event.attendees.length === 0) component.removeAllProperties("organizer");
  else if (!event.isInvitedByProvider) {
    for (const person of people) person.setParameter("schedule-agent", "CLIENT");
  }
  calendar.addSubcomponent(component);
  return calendarText(calendar);
}
