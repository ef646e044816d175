import type { Event } from "@microsoft/microsoft-graph-types";
import type { EventToWrite, WrittenEvent } from "@/lib/calendars/provider";
import { isRefusedWith } from "@/lib/calendars/web-api/refusal";
import type { GraphClient } from "./client";
import { bodyOf } from "./event-body";
import { filterFor, marksOf } from "./own-events";
import { allPages } from "./pages";

/** Writes a booking's event: changes it where it is, else makes it. */
export async function putEvent(
  client: GraphClient,
  calendarId: string,
  event: EventToWrite,
  signal: AbortSignal,
): Promise<WrittenEvent> {
  const events = `calendars/${encodeURIComponent(calendarId)}/events`;
  const known = (await byId()) ?? (await byUid());
  return writtenEvent((known && (await changed(known))) ?? (await created()));

  async function byId(): Promise<Event | undefined> {
    if (event.eventId === undefined) return undefined;
    return unlessGone(
      client.ask<Event>(signal, `${events}/${encodeURIComponent(event.eventId)}`, (request) =>
        request.select(fields).get(),
      ),
    );
  }
  async function byUid(): Promise<Event | undefined> {
    const query = { $filter: filterFor(event.uid), $select: fields };
    return (await allPages<Event>(client, events, query, signal)).items[0];
  }
  async function changed(known: Event): Promise<Event | undefined> {
    return unlessGone(
      client.ask<Event>(signal, `${events}/${encodeURIComponent(known.id ?? "")}`, (request) =>
        request.patch(bodyOf(event, known)),
      ),
    );
  }
  async function created(): Promise<Event> {
    const body = { ...bodyOf(event, undefined), ...marksOf(event.uid) };
    const made = await client.ask<Event>(signal, events, (request) => request.post(body));
    // Another request with the same transaction was faster, perhaps for another time.
    const isAsked = made.start?.dateTime?.slice(0, 19) === body.start?.dateTime?.slice(0, 19);
    return isAsked ? made : ((await changed(made)) ?? made);
  }
}

const fields = "id,iCalUId,isOnlineMeeting,onlineMeeting";

async function unlessGone(asked: Promise<Event>): Promise<Event | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isRefusedWith(error, 404)) return undefined;
    throw error;
  }
}

function writtenEvent({ id, iCalUId, onlineMeeting }: Event): WrittenEvent {
  if (!id) throw new Error("Graph gives an event without an id.");
  return { eventId: id, meetingUrl: onlineMeeting?.joinUrl ?? undefined, copiesUid: iCalUId ?? undefined };
}
