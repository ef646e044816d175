import type { Contact, Person } from "@microsoft/microsoft-graph-types";
import type { Account } from "@/tests/emulators/oauth/tokens";
import type { GraphCalendar } from "./state";

/** A contact as a test writes it. */
export type SeedContact = { readonly name: string; readonly email: string };

/** An account with its calendars; the first is the default one. */
export type MicrosoftAccount = Account & {
  readonly timeZone: string;
  readonly calendars: readonly { readonly name: string; readonly canEdit?: boolean }[];
  readonly contacts?: readonly SeedContact[];
  /** Whom the account works with, as /me/people tells. */
  readonly people?: readonly SeedContact[];
};

/** Two people whom a newcomer can be. */
export const microsoftAccounts: readonly MicrosoftAccount[] = [
  {
    email: "anna@microsoft.test",
    name: "Anna Adler",
    timeZone: "Europe/Berlin",
    calendars: [{ name: "Calendar" }, { name: "Family" }, { name: "Holidays", canEdit: false }],
    contacts: [
      { name: "Gustav Gast", email: "gustav@example.com" },
      { name: "Greta Gast", email: "greta@example.com" },
    ],
    people: [{ name: "Paula Peer", email: "paula@microsoft.test" }],
  },
  {
    email: "bert@microsoft.test",
    name: "Bert Berg",
    timeZone: "America/New_York",
    calendars: [{ name: "Calendar" }],
  },
];

/** Ids of mailboxes end in "=": who puts them into addresses has to encode them. */
const idOf = (...parts: (string | number)[]) => `AAMk${Buffer.from(parts.join("/")).toString("base64url")}=`;

export const calendarsOf = (account: MicrosoftAccount): GraphCalendar[] =>
  account.calendars.map(({ name, canEdit = true }, i) => ({
    id: idOf(account.email, i),
    owner: account,
    name,
    timeZone: account.timeZone,
    isDefault: i === 0,
    canEdit,
    events: new Map(),
    changes: 0,
    oldestCursor: 0,
  }));

export const contactsOf = ({ email: owner, contacts = [] }: MicrosoftAccount): Contact[] =>
  contacts.map(({ name, email }, i) => ({
    id: idOf(owner, "contact", i),
    displayName: name,
    givenName: name.split(" ")[0] ?? null,
    surname: name.split(" ").slice(1).join(" ") || null,
    emailAddresses: [{ name, address: email }],
  }));

export const peopleOf = ({ email: owner, people = [] }: MicrosoftAccount): Person[] =>
  people.map(({ name, email }, i) => ({
    id: idOf(owner, "person", i),
    displayName: name,
    scoredEmailAddresses: [{ address: email, relevanceScore: 30 - i }],
  }));
