import { openFile } from "@/lib/calendars/expansion/file";
import type { EventToWrite, WrittenEvent } from "@/lib/calendars/provider";
import { addressOf } from "./address";
import type { Connection } from "./connection";
import { DavFailure, isFailure } from "./failure";
import { type File, readFile, writeFile } from "./file";
import { addressesOfUid } from "./objects";

/** Somebody else may write between our reading and our writing; nobody does so again and again. */
const mostTries = 4;

/** Writes a booking as one file of a calendar, however often it is asked. See CalendarProvider. */
export async function putEvent(
  calendarId: string,
  event: EventToWrite,
  text: string,
  connection: Connection,
): Promise<WrittenEvent> {
  let address = addressOf(fileName(event.uid), calendarId);
  let over: File | undefined;
  if (event.eventId !== undefined) {
    const known = addressOf(event.eventId, calendarId);
    over = await readFile(known, connection);
    // The owner may have taken it out since, or put something else there.
    if (over && isOurs(over, event.uid)) address = known;
    else over = undefined;
  }
  for (let i = 1; ; i++) {
    try {
      await writeFile(address, text, { type: "text/calendar", over }, connection);
      return { eventId: address, meetingUrl: undefined };
    } catch (error) {
      if (i === mostTries || !(error instanceof DavFailure)) throw error;
      address = await addressOfOurs(address, error, calendarId, event.uid, connection);
      over = await readFile(address, connection);
      if (over && !isOurs(over, event.uid)) throw error;
    }
  }
}

/** Where our event lies already, by a refusal to write it. Throws the refusal when that tells of no such thing. */
async function addressOfOurs(
  tried: string,
  refusal: DavFailure,
  calendarId: string,
  uid: string,
  connection: Connection,
): Promise<string> {
  const isConflict = /uid-?conflict|unique-?scheduling-?object/i.test(refusal.reason);
  if (!isConflict) {
    if (isFailure(refusal, 412)) return tried;
    throw refusal;
  }
  const [named] = [...refusal.reason.matchAll(/<(?:\w+:)?href>\s*([^<]+?)\s*</g)].map(([, href]) => href);
  // Cyrus says where: a UID is unique in the whole account there, and its owner may have moved the event.
  if (named !== undefined) return addressOf(named, calendarId);
  const [found] = await addressesOfUid(calendarId, uid, connection);
  if (found === undefined) throw refusal;
  return found;
}

/** A name that is the same whenever the event is written, and safe in any server's folder. */
const fileName = (uid: string): string => `${uid.replace(/[^\w.@-]/g, "_")}.ics`;

function isOurs({ text }: File, uid: string): boolean {
  const { groups } = openFile({
    ics: text,
    window: { from: 0, until: 0 },
    ownerZone: "UTC",
    ownerAddresses: [],
  });
  return groups.some((group) => group.uid === uid);
}
