import type { calendar_v3 } from "@googleapis/calendar";
import type { Window } from "@/lib/calendars/provider";
import type { GoogleClient } from "./client";
import { eventFields } from "./read-event";

type Query = { readonly syncToken: string } | { readonly timeMin: string; readonly timeMax: string };

export const within = ({ from, until }: Window): Query => ({
  timeMin: new Date(from).toISOString(),
  timeMax: new Date(until).toISOString(),
});

/** All pages of a list of events, series taken apart by Google, and the token with which to go on. */
export async function listEvents(
  { calendar, ask }: GoogleClient,
  calendarId: string,
  query: Query,
  signal: AbortSignal,
): Promise<{ readonly events: calendar_v3.Schema$Event[]; readonly syncToken: string | undefined }> {
  const events: calendar_v3.Schema$Event[] = [];
  let pageToken: string | undefined;
  for (;;) {
    const page: calendar_v3.Schema$Events = await ask(signal, (options) =>
      calendar.events.list(
        {
          calendarId,
          singleEvents: true,
          maxResults: 2500,
          // Beyond one, Google leaves out everybody but the owner.
          maxAttendees: 1,
          fields: `items(${eventFields}),nextPageToken,nextSyncToken`,
          ...query,
          ...(pageToken ? { pageToken } : {}),
        },
        options,
      ),
    );
    events.push(...(page.items ?? []));
    pageToken = page.nextPageToken ?? undefined;
    if (!pageToken) return { events, syncToken: page.nextSyncToken ?? undefined };
  }
}
