import { propfind, serviceDiscovery } from "tsdav";
import { homeAddressOf } from "./address";
import { hrefsIn, type Props, told } from "./answers";
import type { Connection } from "./connection";
import { DavFailure, isFailure, NotDav } from "./failure";

export type Service = "caldav" | "carddav";

/** Where an account has its things. */
export type Account = {
  /** Collections whose members are its calendars, or its address books. */
  readonly homes: readonly string[];
  /** Where a server that sends invitations takes them, and says which calendar they go into. */
  readonly inbox: string | undefined;
};

/**
 * Finds an account from whatever address its owner typed: there, where the server's well-known address leads
 * (RFC 6764), and at its root. Undefined when none of them knows of such a service. Fails with DavFailure 401 as soon
 * as the password is refused: it is not tried at every door. A door that is closed to its owner may not be theirs.
 */
export async function findAccount(connection: Connection, service: Service): Promise<Account | undefined> {
  let closed: DavFailure | undefined;
  for (const candidate of await candidates(connection, service)) {
    try {
      const account = await accountAt(candidate, connection, service);
      if (account) return account;
    } catch (error) {
      if (!isFailure(error, 403)) throw error;
      closed = error;
    }
  }
  if (closed) throw closed;
  return undefined;
}

async function candidates({ server, fetch }: Connection, service: Service): Promise<Set<string>> {
  const account = { serverUrl: server.href, accountType: service };
  const wellKnown = await serviceDiscovery({ account, fetch });
  const root = new URL("/", server).href;
  return new Set(server.href === root ? [wellKnown, root] : [server.href, wellKnown, root]);
}

async function accountAt(url: string, { fetch }: Connection, service: Service): Promise<Account | undefined> {
  const [principal] = hrefsIn((await propsAt(url, ["d:current-user-principal"], fetch)).currentUserPrincipal);
  if (principal === undefined) return undefined;
  const person = new URL(principal, url).href;
  const home = service === "caldav" ? "c:calendar-home-set" : "card:addressbook-home-set";
  const found = await propsAt(person, [home, "c:schedule-inbox-URL"], fetch);
  const homes = hrefsIn(service === "caldav" ? found.calendarHomeSet : found.addressbookHomeSet);
  if (homes.length === 0) return undefined;
  const [inbox] = hrefsIn(found.scheduleInboxURL);
  return {
    homes: [...new Set(homes.map((address) => homeAddressOf(address, person)))],
    inbox: inbox && homeAddressOf(inbox, person),
  };
}

/** What a server tells of one address; nothing, where it tells nothing. */
export async function propsAt(
  url: string,
  names: readonly string[],
  fetch: Connection["fetch"],
): Promise<Props> {
  const props = Object.fromEntries(names.map((name) => [name, {}]));
  try {
    const [answer] = told(await propfind({ url, props, depth: "0", fetch }));
    return answer?.props ?? {};
  } catch (error) {
    const isSilence = error instanceof NotDav || error instanceof DavFailure;
    if (isSilence && !isFailure(error, 401, 403, 429, 503)) return {};
    throw error;
  }
}
