import { propfind } from "tsdav";
import type { ListedCalendar } from "@/lib/calendars/provider";
import { addressOf, nameIn, withSlash } from "./address";
import { hrefsIn, inside, listOf, namesIn, type Props, type Told, textOf, told } from "./answers";
import type { Connection } from "./connection";
import { type Account, propsAt } from "./discovery";
import { isFailure } from "./failure";

const wanted = {
  "d:displayname": {},
  "d:resourcetype": {},
  "d:current-user-privilege-set": {},
  "c:supported-calendar-component-set": {},
};

/** What lies in an account's homes and is of a kind, as in `calendar`. */
export async function collectionsIn(
  { homes }: Account,
  kind: string,
  { fetch }: Connection,
): Promise<(Told & { readonly address: string })[]> {
  const found = await Promise.all(
    homes.map(async (url) =>
      told(await propfind({ url, props: wanted, depth: "1", fetch }))
        .filter(({ props }) => namesIn(props.resourcetype).includes(kind))
        .map((collection) => ({ ...collection, address: withSlash(addressOf(collection.href, url)) })),
    ),
  );
  return found.flat();
}

/** The calendars of an account that hold events; tasks and journals are nobody's time. */
export async function listCalendars(account: Account, connection: Connection): Promise<ListedCalendar[]> {
  const calendars = (await collectionsIn(account, "calendar", connection)).filter(holdsEvents);
  const listed = calendars.map(({ address, props }) => ({
    id: address,
    name: textOf(props.displayname) ?? nameIn(address),
    isWritable: isWritable(props.currentUserPrivilegeSet),
  }));
  const primary = (await defaultCalendar(account, connection)) ?? "";
  const first = listed.find(({ id }) => id === primary) ?? listed.find((one) => one.isWritable) ?? listed[0];
  return listed.map((calendar) => ({ ...calendar, isPrimary: calendar === first }));
}

/** A calendar that says nothing takes everything (RFC 4791, 5.2.3). */
function holdsEvents({ props }: Told): boolean {
  const components = listOf(inside(props.supportedCalendarComponentSet, "comp"));
  const names = components.map((one) => textOf(inside(inside(one, "_attributes"), "name")));
  return names.length === 0 || names.includes("VEVENT");
}

/** Whether new things can be put into it. Where a server does not tell, trying will. */
function isWritable(privilegeSet: unknown): boolean {
  const names = namesIn(inside(privilegeSet, "privilege"));
  return names.length === 0 || ["all", "write", "bind", "writeContent"].some((name) => names.includes(name));
}

/** The calendar that invitations go into, where the server takes some (RFC 6638, 9.2). */
async function defaultCalendar({ inbox }: Account, { fetch }: Connection): Promise<string | undefined> {
  if (inbox === undefined) return undefined;
  const props = await propsAt(inbox, ["c:schedule-default-calendar-URL"], fetch).catch(
    (error: unknown): Props => {
      if (isFailure(error, 403)) return {};
      throw error;
    },
  );
  const [href] = hrefsIn(props.scheduleDefaultCalendarURL);
  return href && withSlash(addressOf(href, inbox));
}
