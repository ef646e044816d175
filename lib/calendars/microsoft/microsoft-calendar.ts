import type { Calendar } from "@microsoft/microsoft-graph-types";
import type { CalendarProvider, ListedCalendar } from "@/lib/calendars/provider";
import { isRefusedWith } from "@/lib/calendars/web-api/refusal";
import { busyIn } from "./busy";
import { changesOf } from "./changes";
import { type GraphClient, graphClient } from "./client";
import { createContact, searchContacts } from "./contacts";
import type { MicrosoftOptions } from "./options";
import { allPages } from "./pages";
import { putEvent } from "./put-event";
import { subscribe, unsubscribe } from "./subscriptions";

/** An account at Microsoft, of an organization or a person's own: Microsoft Graph v1.0. */
export function microsoftCalendar(options: MicrosoftOptions): CalendarProvider {
  const { ownerZone, now = Date.now } = options;
  const client = graphClient(options);
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
      const path = `calendars/${encodeURIComponent(calendarId)}/events/${encodeURIComponent(eventId)}`;
      try {
        await client.ask(signal, path, (request) => request.delete());
      } catch (error) {
        if (!isRefusedWith(error, 404)) throw error;
      }
    },
    watch: (calendarId, callback, signal) => subscribe(client, calendarId, callback, now(), signal),
    unwatch: (watch, signal) => unsubscribe(client, watch, signal),
    searchContacts: (text, signal) => searchContacts(client, text, signal),
    createContact: (contact, signal) => createContact(client, contact, signal),
  };
}

async function listCalendars(client: GraphClient, signal: AbortSignal): Promise<ListedCalendar[]> {
  const { items } = await allPages<Calendar>(client, "calendars", { $top: 100 }, signal);
  return items.flatMap(({ id, name, isDefaultCalendar, canEdit }) =>
    id ? [{ id, name: name ?? "", isPrimary: isDefaultCalendar ?? false, isWritable: canEdit ?? false }] : [],
  );
}
