import ICAL from "ical.js";
import { isStorable } from "@/lib/storable";
import { MalformedMessage } from "./mailbox-message";

/** What an attendee's calendar answers to an invitation (RFC 5546, 3.2.3). */
export type Reply = {
  readonly uid: string;
  /** Of the invitation that was answered. */
  readonly sequence: number;
  /** When it was answered, epoch ms. */
  readonly stampedAt: number;
  /** Who answers what; an address is in small letters. */
  readonly answers: readonly { readonly email: string; readonly response: Response }[];
};

type Response = "accepted" | "declined" | "tentative";

const responses: Readonly<Record<string, Response>> = {
  ACCEPTED: "accepted",
  DECLINED: "declined",
  TENTATIVE: "tentative",
};

/**
 * Reads the calendar part of a mail; undefined when it is no reply. Fails with `MalformedMessage` for one
 * that cannot be read, or that lacks what every reply has to have.
 */
export function readReply(text: string): Reply | undefined {
  try {
    return replyIn(parse(text));
  } catch (error) {
    // What ical.js says may hold names and addresses.
    throw error instanceof MalformedMessage ? error : new MalformedMessage("a calendar that cannot be read");
  }
}

/**
 * One odd line makes ical.js refuse the whole, and calendars write odd lines: so it gets only those that
 * count here. What is left of other components is empty.
 */
function parse(text: string): ICAL.Component {
  const unfolded = text.replace(/^\ufeff/, "").replace(/\r?\n[ \t]/g, "");
  const lines = unfolded.split(/[\r\n]+/).filter((line) => counts.test(line));
  const parsed = ICAL.parse(lines.join("\r\n"));
  if (parsed[0] !== "vcalendar") throw new MalformedMessage("no calendar where one was announced");
  return new ICAL.Component(parsed);
}

const counts = /^(?:BEGIN|END|METHOD|UID|SEQUENCE|DTSTAMP|RECURRENCE-ID|ATTENDEE)[;:]/i;

function replyIn(calendar: ICAL.Component): Reply | undefined {
  if (String(calendar.getFirstPropertyValue("method")).toUpperCase() !== "REPLY") return undefined;
  const event = calendar.getFirstSubcomponent("vevent");
  // Ours are single meetings: an answer to one day of a series is not to us.
  if (!event || event.hasProperty("recurrence-id")) return undefined;
  const uid = event.getFirstPropertyValue("uid");
  const stamp = event.getFirstPropertyValue("dtstamp");
  if (typeof uid !== "string" || !uid || !isStorable(uid)) throw new MalformedMessage("a reply without UID");
  const stampedAt = stamp instanceof ICAL.Time ? stamp.toUnixTime() * 1000 : Number.NaN;
  if (!Number.isFinite(stampedAt)) throw new MalformedMessage("a reply without DTSTAMP");
  const sequence = Number(event.getFirstPropertyValue("sequence")) || 0;
  return { uid, sequence, stampedAt, answers: event.getAllProperties("attendee").flatMap(answerOf) };
}

function answerOf(attendee: ICAL.Property): Reply["answers"] {
  const [, email] = /^mailto:(.+)$/i.exec(String(attendee.getFirstValue())) ?? [];
  const response = responses[String(attendee.getFirstParameter("partstat")).toUpperCase()];
  return email && response ? [{ email: decoded(email).trim().toLowerCase(), response }] : [];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
