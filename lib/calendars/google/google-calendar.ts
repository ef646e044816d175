import type { CalendarProvider } from "@/lib/calendars/provider";
import { isRefusedWith } from "@/lib/calendars/web-api/refusal";
import { busyIn } from "./busy";
import { changesOf } from "./changes";
import { googleClient } from "./client";
import { googleContacts } from "./contacts";
import { listCalendars } from "./list-calendars";
import type { GoogleOptions } from "./options";
import { putEvent } from "./put-event";
import { closeChannel, openChannel } from "./watch";

/** An account at Google: Calendar API v3 and People API v1. Keep it: it remembers which searches are warm. */
export function googleCalendar(options: GoogleOptions): CalendarProvider {
  const { ownerZone, now = Date.now } = options;
  const client = googleClient(options);
  const contacts = googleContacts(client, now);
  return {
    listCalendars: (signal) => listCalendars(client, signal),
    changesSince: (calendarId, cursor, window, signal) =>
      changesOf(client, { calendarId, cursor, window, ownerZone }, signal),
    async busyBetween(calendarIds, window, ownUids, signal) {
      const asked = { window, ownUids, ownerZone };
      return new Map(
        await Promise.all(
          calendarIds.map(async (id) => [id, await busyIn(client, id, asked, signal)] as const),
        ),
      );
    },
    putEvent: (calendarId, event, signal) => putEvent(client, calendarId, event, signal),
    async removeEvent(calendarId, eventId, signal) {
      try {
        // Nobody is on an event but those whom Google has invited, and tells it is off.
        await client.ask(signal, (call) =>
          client.calendar.events.delete({ calendarId, eventId, sendUpdates: "all" }, call),
        );
      } catch (error) {
        if (!isRefusedWith(error, 404, 410)) throw error;
      }
    },
    watch: (calendarId, callback, signal) => openChannel(client, calendarId, callback, signal),
    unwatch: (watch, signal) => closeChannel(client, watch, signal),
    searchContacts: contacts.search,
    createContact: contacts.create,
  };
}
