import type { Contact } from "@microsoft/microsoft-graph-types";
import { Hono } from "hono";
import type { Env } from "@/tests/emulators/env";
import { requireScope } from "./access";
import { invalid } from "./errors";
import { pageOf } from "./shape";
import type { GraphState } from "./state";

/** /me/contacts with $search or $filter, a new contact, and /me/people. */
export function contactRoutes(state: GraphState): Hono<Env> {
  const app = new Hono<Env>();
  app.get("/me/contacts", requireScope("readContacts"), (c) => {
    const own = state.contacts.get(c.var.access.grant.account.email) ?? [];
    const { $search, $filter } = c.req.query();
    if ($search && $filter) throw invalid("$search and $filter do not go together.", "SearchWithFilter");
    const matches = $search ? searchOf($search) : $filter ? filterOf($filter) : () => true;
    return c.json(pageOf(c, own.filter(matches)));
  });
  app.post("/me/contacts", requireScope("writeContacts"), async (c) => {
    const given = await c.req.json<Contact>();
    const { givenName, surname } = given;
    const displayName = given.displayName ?? [givenName, surname].filter(Boolean).join(" ");
    const contact: Contact = { ...given, displayName, id: `AAMkAGc${state.random.word(30)}=` };
    state.contacts.get(c.var.access.grant.account.email)?.push(contact);
    return c.json(contact, 201);
  });
  app.get("/me/people", requireScope("readPeople"), (c) => {
    const people = state.people.get(c.var.access.grant.account.email) ?? [];
    const { $search } = c.req.query();
    const begins = beginsWith($search ? unquoted($search) : "");
    const found = people.filter(({ displayName, scoredEmailAddresses }) =>
      [...wordsOf(displayName), ...(scoredEmailAddresses ?? []).map(({ address }) => address ?? "")].some(
        begins,
      ),
    );
    return c.json(pageOf(c, found));
  });
  return app;
}

const unquoted = (text: string) => text.replace(/^"|"$/g, "");
const beginsWith = (text: string) => (word: string) => word.toLowerCase().startsWith(text.toLowerCase());
const wordsOf = (name: string | null | undefined) => [name ?? "", ...(name ?? "").split(/\s+/)];
const addressesOf = ({ emailAddresses }: Contact) =>
  (emailAddresses ?? []).map(({ address }) => address ?? "");

/** Words of the name and addresses, by their beginnings. */
const searchOf = (search: string) => (contact: Contact) =>
  [...wordsOf(contact.displayName), ...addressesOf(contact)].some(beginsWith(unquoted(search)));

/** As much of OData's filters as is said of names and addresses: startswith and eq, joined by or. */
function filterOf(filter: string): (contact: Contact) => boolean {
  const tests = filter.split(/\s+or\s+/i).map(testOf);
  return (contact) => tests.some((test) => test(contact));
}

function testOf(condition: string): (contact: Contact) => boolean {
  const named = /^startswith\((displayName|givenName|surname),\s*'(.*)'\)$/i.exec(condition);
  if (named) {
    const [, field, text = ""] = named;
    return (contact) => beginsWith(literal(text))(contact[field as "displayName"] ?? "");
  }
  const mailed = /^emailAddresses\/any\((\w+):\s*startswith\(\1\/address,\s*'(.*)'\)\)$/i.exec(condition);
  if (mailed) return (contact) => addressesOf(contact).some(beginsWith(literal(mailed[2] ?? "")));
  const equal = /^emailAddresses\/any\((\w+):\s*\1\/address eq '(.*)'\)$/i.exec(condition);
  if (!equal) throw invalid(`The filter ${condition} is not supported.`, "ErrorInvalidUrlQueryFilter");
  const wanted = literal(equal[2] ?? "").toLowerCase();
  return (contact) => addressesOf(contact).some((address) => address.toLowerCase() === wanted);
}

/** In OData an apostrophe is written twice. */
const literal = (text: string) => text.replaceAll("''", "'");
