import type { CalendarProvider } from "@/lib/calendars/provider";
import type { MailAddress } from "@/lib/mail-address";
import { addressOf } from "./address";
import { busyIn } from "./busy";
import { changesSince } from "./changes";
import { type Connection, connect, type Login } from "./connection";
import { createContact, searchContacts } from "./contacts";
import { type Account, findAccount, type Service } from "./discovery";
import { eventText } from "./event-text";
import { asProvider, NotDav } from "./failure";
import { deleteFile } from "./file";
import { collectionsIn, listCalendars } from "./listing";
import type { Owner } from "./mirror";
import { putEvent } from "./put-event";
import { askedOnce } from "./reports";

export type DavAccount = Login &
  Owner & {
    /** Who holds the meetings that are written. */
    readonly organizer: MailAddress;
  };

/**
 * An account on a CalDAV server (RFC 4791), and its contacts where the server has CardDAV (RFC 6352). It is found
 * from any address of it, and nobody tells of changes.
 */
export function caldavAccount(account: DavAccount): CalendarProvider {
  const found = new Map<Service, Account>();
  const reported = new Map<string, ReadonlySet<string>>();

  const open = (signal: AbortSignal) => {
    const connection = connect(account, signal);
    return { connection, signal, reports: askedOnce(connection, reported) };
  };

  async function find(service: Service, connection: Connection): Promise<Account | undefined> {
    const known = found.get(service) ?? (await findAccount(connection, service));
    if (known) found.set(service, known);
    return known;
  }

  async function addressBooks(connection: Connection): Promise<string[]> {
    const contacts = await find("carddav", connection);
    const books = contacts ? await collectionsIn(contacts, "addressbook", connection) : [];
    return books.map(({ address }) => address);
  }

  const methods: CalendarProvider = {
    async listCalendars(signal) {
      const { connection } = open(signal);
      const calendars = await find("caldav", connection);
      if (!calendars) throw new NotDav("There are no calendars of CalDAV at this address.");
      return listCalendars(calendars, connection);
    },
    async changesSince(calendarId, cursor, window, signal) {
      return changesSince(calendarId, cursor, window, account, open(signal));
    },
    async busyBetween(calendarIds, window, ownUids, signal) {
      const asked = open(signal);
      const busy = calendarIds.map(
        async (id) => [id, await busyIn(id, window, ownUids, account, asked)] as const,
      );
      return new Map(await Promise.all(busy));
    },
    async putEvent(calendarId, event, signal) {
      return putEvent(calendarId, event, eventText(event, account.organizer), open(signal).connection);
    },
    async removeEvent(calendarId, eventId, signal) {
      const address = addressOf(eventId, calendarId);
      // An empty name would be the calendar itself.
      if (address.endsWith("/")) throw new RangeError("This is no event.");
      await deleteFile(address, open(signal).connection);
    },
    watch: async () => undefined,
    unwatch: async () => {},
    async searchContacts(text, signal) {
      const { connection } = open(signal);
      return searchContacts(await addressBooks(connection), text, connection);
    },
    async createContact(contact, signal) {
      const { connection } = open(signal);
      const [book] = await addressBooks(connection);
      if (book === undefined) throw new Error("This account has no address book.");
      await createContact(book, contact, connection);
    },
  };
  return inProviderWords(methods);
}

/** The same, failing in the words that all providers share. */
function inProviderWords(methods: CalendarProvider): CalendarProvider {
  return {
    ...methods,
    listCalendars: (...asked) => asProvider(methods.listCalendars(...asked)),
    changesSince: (...asked) => asProvider(methods.changesSince(...asked)),
    busyBetween: (...asked) => asProvider(methods.busyBetween(...asked)),
    putEvent: (...asked) => asProvider(methods.putEvent(...asked)),
    removeEvent: (...asked) => asProvider(methods.removeEvent(...asked)),
    searchContacts: (...asked) => asProvider(methods.searchContacts(...asked)),
    createContact: (...asked) => asProvider(methods.createContact(...asked)),
  };
}
