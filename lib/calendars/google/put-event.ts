import type { calendar_v3 } from "@googleapis/calendar";
import type { EventToWrite, WrittenEvent } from "@/lib/calendars/provider";
import { isRefusedWith } from "@/lib/calendars/web-api/refusal";
import type { GoogleClient } from "./client";
import { bodyOf, meetingRequest } from "./event-body";
import { eventIdOf } from "./event-id";

type Event = calendar_v3.Schema$Event;

/** Writes a booking's event: changes it where it is, brings it back where its owner deleted it, else makes it. */
export async function putEvent(
  client: GoogleClient,
  calendarId: string,
  event: EventToWrite,
  signal: AbortSignal,
): Promise<WrittenEvent> {
  const known = event.eventId === undefined ? undefined : await changed(event.eventId);
  return writtenEvent(known ?? (await created()));

  /** The id stays taken, also once its event is deleted. */
  async function created(): Promise<Event> {
    const id = eventIdOf(event.uid);
    const requestBody = { ...bodyOf(event, []), id, ...(event.wantsMeeting ? meetingRequest(id) : {}) };
    try {
      return await client.ask(signal, (options) =>
        client.calendar.events.insert({ ...writing(event), calendarId, requestBody }, options),
      );
    } catch (error) {
      const first = isRefusedWith(error, 409) ? await changed(id) : undefined;
      if (first) return first;
      throw error;
    }
  }

  /** Undefined when there is no such event. What the owner or guests have added to it stays. */
  async function changed(eventId: string): Promise<Event | undefined> {
    try {
      const before = await client.ask(signal, (options) =>
        client.calendar.events.get({ calendarId, eventId }, options),
      );
      const needsMeeting = event.wantsMeeting && meetingUrlOf(before) === undefined;
      const requestBody = {
        ...bodyOf(event, before.attendees ?? []),
        ...(needsMeeting ? meetingRequest(eventId) : {}),
      };
      return await client.ask(signal, (options) =>
        client.calendar.events.patch({ ...writing(event), calendarId, eventId, requestBody }, options),
      );
    } catch (error) {
      if (isRefusedWith(error, 404, 410)) return undefined;
      throw error;
    }
  }
}

const writing = ({ isInvitedByProvider }: EventToWrite) => ({
  conferenceDataVersion: 1,
  sendUpdates: isInvitedByProvider ? "all" : "none",
});

function writtenEvent(event: Event): WrittenEvent {
  if (!event.id) throw new Error("Google gives an event without an id.");
  return { eventId: event.id, meetingUrl: meetingUrlOf(event) };
}

const meetingUrlOf = ({ conferenceData, hangoutLink }: Event): string | undefined =>
  conferenceData?.entryPoints?.find((point) => point.entryPointType === "video")?.uri ??
  hangoutLink ??
  undefined;
