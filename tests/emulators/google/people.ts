import type { people_v1 } from "@googleapis/people";
import { type Context, Hono } from "hono";
import type { Env } from "@/tests/emulators/env";
import { requireScope } from "./access";
import { invalid } from "./errors";
import type { Contacts, GoogleState } from "./state";

type Person = people_v1.Schema$Person;

/** people.searchContacts, people.createContact, people.connections.list and otherContacts.search. */
export function peopleRoutes(state: GoogleState): Hono<Env> {
  const app = new Hono<Env>();
  app.get("/people:searchContacts", requireScope("readContacts"), (c) =>
    c.json(search(c, contactsOf(c, state), "own")),
  );
  app.get("/otherContacts:search", requireScope("readOtherContacts"), (c) =>
    c.json(search(c, contactsOf(c, state), "others")),
  );
  app.post("/people:createContact", requireScope("writeContacts"), async (c) => {
    const given = await c.req.json<Person>();
    if ((given.names?.length ?? 0) > 1) throw invalid("Only one name is allowed.", "badRequest");
    const { own } = contactsOf(c, state);
    const resourceName = `people/c${state.random.below(10 ** 12) + 1000}`;
    const names = (given.names ?? []).map((name) => ({ ...name, displayName: displayName(name) }));
    const person: Person = {
      ...given,
      ...(given.names ? { names } : {}),
      resourceName,
      etag: `%${own.length}`,
    };
    own.push(person);
    return c.json(person);
  });
  app.get("/people/me/connections", requireScope("readContacts"), (c) => {
    const { personFields, pageSize = "100", pageToken = "0" } = c.req.query();
    if (!personFields) throw invalid("personFields mask is required.", "badRequest");
    const { own } = contactsOf(c, state);
    const [begin, size] = [Number(pageToken), Math.min(Number(pageSize), 1000)];
    const list: people_v1.Schema$ListConnectionsResponse = {
      connections: own.slice(begin, begin + size).map((person) => masked(person, personFields)),
      totalPeople: own.length,
      totalItems: own.length,
      ...(begin + size < own.length ? { nextPageToken: String(begin + size) } : {}),
    };
    return c.json(list);
  });
  return app;
}

function contactsOf(c: Context<Env>, { contacts }: GoogleState): Contacts {
  const found = contacts.get(c.var.access.grant.account.email);
  if (!found) throw invalid("The account has no contacts.", "failedPrecondition");
  return found;
}

const displayName = ({ displayName, unstructuredName, givenName, familyName }: people_v1.Schema$Name) =>
  displayName ?? unstructuredName ?? [givenName, familyName].filter(Boolean).join(" ");

/** An empty query warms the cache up; every other one finds what the cache then held. */
function search(
  c: Context<Env>,
  contacts: Contacts,
  which: "own" | "others",
): people_v1.Schema$SearchResponse {
  const { query = "", readMask, pageSize = "10" } = c.req.query();
  if (!readMask) throw invalid("readMask is required.", "badRequest");
  if (which === "others" && /(?!names|emailAddresses|phoneNumbers)\b\w+/.test(readMask))
    throw invalid("Other contacts have names, e-mail addresses and phone numbers only.", "badRequest");
  if (query.trim() === "") {
    contacts.found = { ...contacts.found, [which]: [...contacts[which]] };
    return {};
  }
  const found = contacts.found[which].filter((person) => begins(person, query.trim().toLowerCase()));
  const results = found
    .slice(0, Math.min(Number(pageSize), 30))
    .map((person) => ({ person: masked(person, readMask) }));
  return results.length > 0 ? { results } : {};
}

/** Whether a word of a name, or an address, begins so. */
function begins({ names = [], emailAddresses = [] }: Person, text: string): boolean {
  const words = names.flatMap(({ displayName }) => [displayName ?? "", ...(displayName ?? "").split(/\s+/)]);
  const addresses = emailAddresses.map(({ value }) => value ?? "");
  return [...words, ...addresses].some((word) => word.toLowerCase().startsWith(text));
}

/** Only the fields that were asked for. */
function masked(person: Person, mask: string): Person {
  const wanted = ["resourceName", "etag", ...mask.split(",").map((field) => field.trim())];
  return Object.fromEntries(Object.entries(person).filter(([field]) => wanted.includes(field)));
}
