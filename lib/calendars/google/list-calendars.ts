import type { calendar_v3 } from "@googleapis/calendar";
import type { ListedCalendar } from "@/lib/calendars/provider";
import type { GoogleClient } from "./client";

/** The calendars on an account's list, its own and those of others. */
export async function listCalendars(
  { calendar, ask }: GoogleClient,
  signal: AbortSignal,
): Promise<ListedCalendar[]> {
  const entries: calendar_v3.Schema$CalendarListEntry[] = [];
  let pageToken: string | undefined;
  do {
    const page: calendar_v3.Schema$CalendarList = await ask(signal, (options) =>
      calendar.calendarList.list({ maxResults: 250, ...(pageToken ? { pageToken } : {}) }, options),
    );
    entries.push(...(page.items ?? []));
    pageToken = page.nextPageToken ?? undefined;
  } while (pageToken);
  return entries.flatMap(({ id, summary, summaryOverride, primary, accessRole }) =>
    id
      ? [
          {
            id,
            name: summaryOverride ?? summary ?? id,
            isPrimary: primary ?? false,
            isWritable: accessRole === "owner" || accessRole === "writer",
          },
        ]
      : [],
  );
}
