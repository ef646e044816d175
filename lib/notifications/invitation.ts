import ICAL from "ical.js";
import { isMailAddress } from "@/lib/mail-address";
import { cleanLine, cleanText } from "./clean-text";

/**
 * What is asked of a calendar: put this in (or move it) and answer, take it out, or just put it in,
 * nobody being asked for anything (RFC 5546, 3.2.2, 3.2.5 and 3.2.1).
 */
export type InvitationMethod = "REQUEST" | "CANCEL" | "PUBLISH";

export type Participant = {
  readonly name: string;
  readonly email: string;
  /** They hold the meeting, and are taken to have accepted it. */
  readonly isHost?: boolean;
};

export type InvitationInput = {
  readonly method: InvitationMethod;
  /** The same for the booking's whole life: calendars find their entry by it. */
  readonly uid: string;
  /** Starts at 0 and grows with every change; calendars ignore a lower one than they have. */
  readonly sequence: number;
  /** Epoch ms at which this state was written. */
  readonly stampedAt: number;
  /** Epoch ms. */
  readonly startsAt: number;
  /** Epoch ms, after `startsAt`. */
  readonly endsAt: number;
  readonly summary: string;
  readonly description: string;
  readonly location?: string;
  /** Where the reader manages the booking; left out for who cannot. */
  readonly url?: string | undefined;
  readonly organizer: Participant;
  /** The organizer may be among them, and is then taken to have accepted. What is published has none. */
  readonly attendees: readonly Participant[];
  /**
   * A CANCEL is always cancelled, whatever stands here; it leaves the status out when it only takes
   * people out of a meeting that takes place (RFC 5546, 3.2.5).
   */
  readonly status: "confirmed" | "tentative" | "cancelled" | undefined;
  /** BCP 47 tag of summary, description and location. */
  readonly language?: string;
};

// ical.js counts a line without the space that continues it; 74 keeps every line within 75 octets.
ICAL.foldLength = 74;

const ALARM_SECONDS_BEFORE = 10 * 60;

/**
 * Writes one meeting as an iCalendar object (RFC 5545) to be sent by mail
 * (RFC 5546, RFC 6047). Lines end in CRLF and hold at most 75 octets.
 *
 * Times are UTC instants: a single event needs no zone, and every calendar
 * shows it in its reader's own. Text is cleaned on the way in, so nothing a
 * guest types can add a line or a parameter.
 *
 * Throws RangeError for times that are none, an address that is none, or a
 * URL that is neither http nor https.
 */
export function invitation(input: InvitationInput): string {
  const calendar = newCalendar(input.method);
  const event = meeting(input);
  if (input.method !== "CANCEL") event.addSubcomponent(alarm(input));
  calendar.addSubcomponent(event);
  return calendarText(calendar);
}

/** An iCalendar object of ours with nothing in it yet. */
export function newCalendar(method: InvitationMethod): ICAL.Component {
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("prodid", "-//Openhour//Openhour//EN");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("calscale", "GREGORIAN");
  calendar.addPropertyWithValue("method", method);
  return calendar;
}

/** The object as it is sent: lines end in CRLF and hold at most 75 octets. */
export const calendarText = (calendar: ICAL.Component): string => `${calendar.toString()}\r\n`;

/** One meeting as a VEVENT, without an alarm. Throws as `invitation` does. */
export function meeting(input: InvitationInput): ICAL.Component {
  if (!(input.endsAt > input.startsAt)) throw new RangeError("A meeting ends after it starts.");
  const event = new ICAL.Component("vevent");
  event.addPropertyWithValue("uid", cleanLine(input.uid));
  event.addPropertyWithValue("sequence", input.sequence);
  event.addPropertyWithValue("dtstamp", instant(input.stampedAt));
  event.addPropertyWithValue("dtstart", instant(input.startsAt));
  event.addPropertyWithValue("dtend", instant(input.endsAt));
  addText(event, "summary", cleanLine(input.summary), input.language);
  addText(event, "description", cleanText(input.description), input.language);
  const location = cleanLine(input.location ?? "");
  if (location) addText(event, "location", location, input.language);
  if (input.url !== undefined) event.addPropertyWithValue("url", webAddress(input.url));
  const status = input.status && (input.method === "CANCEL" ? "cancelled" : input.status);
  if (status) event.addPropertyWithValue("status", status.toUpperCase());
  event.addPropertyWithValue("transp", "OPAQUE");
  event.addProperty(calendarUser("organizer", input.organizer));
  for (const attendee of unique(input.attendees)) event.addProperty(attendeeProperty(attendee, input));
  return event;
}

function instant(epochMs: number): ICAL.Time {
  if (!Number.isFinite(epochMs)) throw new RangeError("Not an instant.");
  return ICAL.Time.fromJSDate(new Date(epochMs), true);
}

function addText(event: ICAL.Component, name: string, text: string, language = ""): void {
  const property = event.addPropertyWithValue(name, text);
  if (parameter(language)) property.setParameter("language", parameter(language));
}

/** An address as an iCalendar property, with the person's name as CN. */
function calendarUser(name: "organizer" | "attendee", person: Participant): ICAL.Property {
  if (!isMailAddress(person.email)) throw new RangeError("Not a mail address.");
  const property = new ICAL.Property(name);
  const commonName = parameter(person.name);
  if (commonName) property.setParameter("cn", commonName);
  // The three characters that mean something else inside a mailto address (RFC 6068, 2).
  property.setValue(`mailto:${person.email.replace(/[%?#]/g, encodeURIComponent)}`);
  return property;
}

function attendeeProperty(attendee: Participant, { method, organizer }: InvitationInput): ICAL.Property {
  const isHost = attendee.isHost || sameAddress(attendee.email, organizer.email);
  const property = calendarUser("attendee", attendee);
  property.setParameter("cutype", "INDIVIDUAL");
  property.setParameter("role", isHost ? "CHAIR" : "REQ-PARTICIPANT");
  property.setParameter("partstat", isHost ? "ACCEPTED" : "NEEDS-ACTION");
  if (method === "REQUEST" && !isHost) property.setParameter("rsvp", "TRUE");
  return property;
}

function unique(people: readonly Participant[]): Participant[] {
  return people.filter(
    (person, i) => people.findIndex((other) => sameAddress(other.email, person.email)) === i,
  );
}

function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/**
 * One line for a parameter. What many readers do not understand there becomes what looks like it:
 * quotes and carets, which only RFC 6868 can write, and backslashes, which some (ical.js too)
 * wrongly take as escapes.
 */
function parameter(text: string): string {
  return cleanLine(text).replaceAll('"', "'").replaceAll("^", "ˆ").replaceAll("\\", "/");
}

function webAddress(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) throw new RangeError("Not a web address.");
  return url.href;
}

function alarm(input: InvitationInput): ICAL.Component {
  const component = new ICAL.Component("valarm");
  component.addPropertyWithValue("action", "DISPLAY");
  component.addPropertyWithValue("description", cleanLine(input.summary));
  component.addPropertyWithValue("trigger", ICAL.Duration.fromSeconds(-ALARM_SECONDS_BEFORE));
  return component;
}
