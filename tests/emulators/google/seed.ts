import type { Account } from "@/tests/emulators/oauth/tokens";
import type { Contacts, GoogleCalendar } from "./state";

/** A contact as a test writes it. */
export type SeedContact = { readonly name: string; readonly email: string };

/** An account with its calendars; the first is the primary one. */
export type GoogleAccount = Account & {
  readonly timeZone: string;
  readonly calendars: readonly {
    readonly name: string;
    readonly accessRole?: GoogleCalendar["accessRole"];
  }[];
  readonly contacts?: readonly SeedContact[];
  /** People whom the account wrote to without keeping them as contacts. */
  readonly otherContacts?: readonly SeedContact[];
};

/** Two people whom a newcomer can be. */
export const googleAccounts: readonly GoogleAccount[] = [
  {
    email: "anna@google.test",
    name: "Anna Adler",
    timeZone: "Europe/Berlin",
    calendars: [{ name: "anna@google.test" }, { name: "Family" }, { name: "Holidays", accessRole: "reader" }],
    contacts: [
      { name: "Gustav Gast", email: "gustav@example.com" },
      { name: "Greta Gast", email: "greta@example.com" },
    ],
    otherContacts: [{ name: "Olga Other", email: "olga@example.net" }],
  },
  {
    email: "bert@google.test",
    name: "Bert Berg",
    timeZone: "America/New_York",
    calendars: [{ name: "bert@google.test" }],
  },
];

export const calendarsOf = (account: GoogleAccount): GoogleCalendar[] =>
  account.calendars.map(({ name, accessRole = "owner" }, i) => ({
    id: i === 0 ? account.email : `${name.toLowerCase()}.${account.email.split("@")[0]}@group.calendar.test`,
    owner: account,
    summary: name,
    timeZone: account.timeZone,
    isPrimary: i === 0,
    accessRole,
    events: new Map(),
    changes: 0,
    oldestCursor: 0,
  }));

export const contactsOf = ({ contacts = [], otherContacts = [] }: GoogleAccount): Contacts => ({
  own: contacts.map((contact, i) => personOf(contact, `people/c${i + 1}`)),
  others: otherContacts.map((contact, i) => personOf(contact, `otherContacts/c${i + 1}`)),
  found: { own: [], others: [] },
});

const personOf = ({ name, email }: SeedContact, resourceName: string) => ({
  resourceName,
  etag: `%${resourceName}`,
  names: [{ displayName: name, unstructuredName: name }],
  emailAddresses: [{ value: email }],
});
