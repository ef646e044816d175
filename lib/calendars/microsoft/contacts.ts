import type { Contact, Person } from "@microsoft/microsoft-graph-types";
import { ConsentLost, type ProviderContact } from "@/lib/calendars/provider";
import type { GraphClient } from "./client";
import { encoded } from "./pages";

/**
 * Contacts by name or whole address, which is all that Graph filters them by, and the people an account works
 * with, by the beginnings of both. Either may be left out of a consent; then the other is searched alone.
 */
export async function searchContacts(
  client: GraphClient,
  text: string,
  signal: AbortSignal,
): Promise<ProviderContact[]> {
  const asked = text.trim();
  if (asked === "") return [];
  const found = await Promise.allSettled([
    findContacts(client, nameBegins(asked), signal),
    ...(asked.includes("@") ? [findContacts(client, addressIs(asked), signal)] : []),
    findPeople(client, asked, signal),
  ]);
  const failed = found.filter((one) => one.status === "rejected").map(({ reason }) => reason);
  const grave = failed.find((reason) => !(reason instanceof ConsentLost));
  if (grave !== undefined || failed.length === found.length) throw grave ?? failed[0];
  return found.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
}

const nameBegins = (text: string) =>
  ["displayName", "givenName", "surname"]
    .map((field) => `startswith(${field},${literal(text)})`)
    .join(" or ");
const addressIs = (text: string) => `emailAddresses/any(a:a/address eq ${literal(text)})`;

/** In OData an apostrophe is written twice. */
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

async function findContacts(client: GraphClient, $filter: string, signal: AbortSignal) {
  const query = { $filter, $select: "id,displayName,emailAddresses", $top: 10 };
  const { value = [] } = await client.ask<{ value?: Contact[] }>(signal, "contacts", (request) =>
    request.query(encoded(query)).get(),
  );
  return value.flatMap(({ id, displayName, emailAddresses }) =>
    (emailAddresses ?? []).flatMap(({ address }) => contactOf(id, displayName, address)),
  );
}

async function findPeople(client: GraphClient, text: string, signal: AbortSignal) {
  const query = { $search: `"${text.replace(/["\\]/g, " ")}"`, $top: 10 };
  const { value = [] } = await client.ask<{ value?: Person[] }>(signal, "people", (request) =>
    request.query(encoded(query)).get(),
  );
  return value.flatMap(({ id, displayName, scoredEmailAddresses }) =>
    (scoredEmailAddresses ?? []).flatMap(({ address }) => contactOf(id, displayName, address)),
  );
}

type Maybe = string | null | undefined;
const contactOf = (id: Maybe, name: Maybe, email: Maybe): ProviderContact[] =>
  id && email ? [{ id, name: name ?? "", email }] : [];

export async function createContact(
  { ask }: GraphClient,
  { name, email }: Omit<ProviderContact, "id">,
  signal: AbortSignal,
): Promise<void> {
  const contact: Contact = {
    ...(name ? { displayName: name, givenName: name } : {}),
    emailAddresses: [{ address: email, ...(name ? { name } : {}) }],
  };
  await ask(signal, "contacts", (request) => request.post(contact));
}
