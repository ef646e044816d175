import type { ListedLink } from "@/components/links/listed-link";
import { config } from "@/lib/config";
import type { Context } from "@/lib/context";
import { bookAddress } from "@/lib/links/addresses";
import { findLinks, type LinkFilter } from "@/lib/links/find-links";
import { formatDuration } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";

/** Which evergreen links the list shows. */
export const listStates = ["all", "on", "off", "archived"] as const;
export type ListState = (typeof listStates)[number];

/** Reads the state out of an address; anything else means all that are not archived. */
export const readListState = (text: string | null | undefined): ListState =>
  listStates.find((state) => state === text) ?? "all";

const filters: Readonly<Record<ListState, LinkFilter>> = {
  all: {},
  on: { status: "on" },
  off: { status: "off" },
  archived: { isArchived: true },
};

/** The evergreen links of a list as the page draws them. */
export async function listedLinks(ctx: Context, state: ListState, locale: string): Promise<ListedLink[]> {
  const found = await findLinks(ctx, filters[state]);
  return found.map(({ id, token, title, durationsMinutes, isActive, archivedAt, upcomingBookings }) => ({
    id,
    title,
    isActive,
    isArchived: archivedAt !== null,
    address: bookAddress(config().baseUrl, token),
    durations: durationsMinutes.map((minutes) => formatDuration(minutes * minuteMs, locale)).join(", "),
    upcoming: upcomingBookings,
  }));
}
