import { toIso } from "@/lib/time/format";

/** A meeting as the pages of calendars on the web take it. */
export type CalendarEntry = {
  readonly title: string;
  /** Epoch ms. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** May have several lines. */
  readonly details?: string | undefined;
  readonly location?: string | undefined;
};

/**
 * Pages of calendars on the web that open with a meeting filled in, for its guest to save. They are
 * plain addresses: nothing of theirs is loaded and nobody hears of the meeting until one is opened.
 * None of them is specified; github.com/InteractionDesignFoundation/add-event-to-calendar-docs
 * gathers what they take. Times are UTC, so that no calendar has to guess a zone.
 */
export const calendarLinks = {
  google: ({ title, startsAt, endsAt, details, location }: CalendarEntry) =>
    address("https://calendar.google.com/calendar/render", {
      action: "TEMPLATE",
      text: title,
      dates: `${compact(startsAt)}/${compact(endsAt)}`,
      details,
      location,
    }),
  outlook: (entry: CalendarEntry) => outlook("https://outlook.live.com", entry),
  office365: (entry: CalendarEntry) => outlook("https://outlook.office.com", entry),
  yahoo: ({ title, startsAt, endsAt, details, location }: CalendarEntry) =>
    address("https://calendar.yahoo.com/", {
      v: "60",
      title,
      st: compact(startsAt),
      et: compact(endsAt),
      desc: details,
      in_loc: location,
    }),
} as const;

export type CalendarName = keyof typeof calendarLinks;

const outlook = (site: string, { title, startsAt, endsAt, details, location }: CalendarEntry) =>
  address(`${site}/calendar/deeplink/compose`, {
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: title,
    startdt: toSeconds(startsAt),
    enddt: toSeconds(endsAt),
    body: details,
    location,
  });

/** Spaces as %20: Outlook shows a plus as one. */
function address(page: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const said = Object.entries(parameters).filter(([, value]) => value);
  return `${page}?${said.map(([name, value]) => `${name}=${encodeURIComponent(value ?? "")}`).join("&")}`;
}

/** "2026-12-03T09:00:00Z". */
const toSeconds = (instant: number): string => toIso(instant).replace(/\.\d+/, "");

/** "20261203T090000Z". */
const compact = (instant: number): string => toSeconds(instant).replace(/[-:]/g, "");
