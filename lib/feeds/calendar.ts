import ICAL from "ical.js";
import { whereIs } from "@/lib/bookings/where";
import { config } from "@/lib/config";
import { shorten } from "@/lib/notifications/clean-text";
import { calendarText, type InvitationInput, meeting, newCalendar } from "@/lib/notifications/invitation";
import type { FeedBooking } from "./read-feed";
import { refreshMinutes } from "./rules";

/**
 * A resource's bookings as one published calendar (RFC 5545, RFC 7986). Without an alarm and without
 * attendees: whoever subscribes looks at it, and nobody is asked to answer. The same bookings always
 * make the same text, so a program that has it need not have it again.
 */
export function feedCalendar(name: string, bookings: readonly FeedBooking[]): string {
  const calendar = newCalendar("PUBLISH");
  const title = shorten(name, 200);
  calendar.addPropertyWithValue("name", title);
  calendar.addPropertyWithValue("x-wr-calname", title);
  const refresh = ICAL.Duration.fromSeconds(refreshMinutes * 60);
  const interval = new ICAL.Property("refresh-interval");
  interval.resetType("duration");
  interval.setValue(refresh);
  calendar.addProperty(interval);
  calendar.addPropertyWithValue("x-published-ttl", refresh.toString());
  for (const booking of bookings) calendar.addSubcomponent(meeting(entryOf(booking)));
  return calendarText(calendar);
}

/** The entry that the invitation makes too, by its UID and SEQUENCE, as the owner wants to see it. */
function entryOf(booking: FeedBooking): InvitationInput {
  const { uid, sequence, startsAt, endsAt, organizer, linkTitle, guests } = booking;
  const url = `${config().baseUrl}/bookings/${booking.id}`;
  const location = whereIs(booking)?.value;
  const [booker] = guests;
  return {
    method: "PUBLISH",
    uid,
    sequence,
    // Not the time of asking: the text would be another one each time.
    stampedAt: booking.createdAt,
    startsAt,
    endsAt,
    summary: booker ? `${linkTitle}: ${booker.name}` : linkTitle,
    description: [...guests.map(personText), "", url].join("\n"),
    ...(location && { location }),
    url,
    organizer,
    attendees: [],
    status: booking.status === "pending" ? "tentative" : "confirmed",
  };
}

const personText = ({ name, email }: FeedBooking["guests"][number]): string =>
  name === email ? email : `${name} (${email})`;
