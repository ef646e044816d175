import type { people_v1 } from "@googleapis/people";
import { ConsentLost, type ProviderContact } from "@/lib/calendars/provider";
import { minuteMs } from "@/lib/time/zone";
import type { GoogleClient } from "./client";

type Search = (query: string, signal: AbortSignal) => Promise<people_v1.Schema$SearchResponse>;

/** A search finds what Google's cache held when it was last asked for nothing at all. */
const warmMs = 10 * minuteMs;
const readMask = "names,emailAddresses";

/** The contacts of one account, and the people it has written to without keeping them. */
export function googleContacts({ people, ask }: GoogleClient, now: () => number) {
  const own = warmed((query, signal) =>
    ask(signal, (options) => people.people.searchContacts({ query, readMask, pageSize: 10 }, options)),
  );
  const others = warmed((query, signal) =>
    ask(signal, (options) => people.otherContacts.search({ query, readMask, pageSize: 10 }, options)),
  );

  function warmed(search: Search) {
    let warmUntil = Number.NEGATIVE_INFINITY;
    const find: Search = async (query, signal) => {
      if (now() >= warmUntil) {
        await search("", signal);
        warmUntil = now() + warmMs;
      }
      return search(query, signal);
    };
    const cool = () => {
      warmUntil = Number.NEGATIVE_INFINITY;
    };
    return { find, cool };
  }

  return {
    /** Either list may be left out of a consent; then the other is searched alone. */
    async search(text: string, signal: AbortSignal): Promise<ProviderContact[]> {
      const found = await Promise.allSettled([own.find(text, signal), others.find(text, signal)]);
      const answers = found.filter((one) => one.status === "fulfilled").map(({ value }) => value);
      const failed = found.filter((one) => one.status === "rejected").map(({ reason }) => reason);
      const grave = failed.find((reason) => !(reason instanceof ConsentLost)) ?? failed[0];
      if (answers.length === 0 || (grave && !(grave instanceof ConsentLost))) throw grave;
      return answers.flatMap(({ results = [] }) => results.flatMap(({ person }) => contactsOf(person)));
    },
    async create({ name, email }: Omit<ProviderContact, "id">, signal: AbortSignal): Promise<void> {
      const requestBody = {
        ...(name ? { names: [{ unstructuredName: name }] } : {}),
        emailAddresses: [{ value: email }],
      };
      await ask(signal, (options) => people.people.createContact({ requestBody }, options));
      own.cool();
    },
  };
}

/** One for each address. */
const contactsOf = (person: people_v1.Schema$Person | undefined): ProviderContact[] =>
  (person?.emailAddresses ?? []).flatMap(({ value }) =>
    value && person?.resourceName
      ? [{ id: person.resourceName, name: person.names?.[0]?.displayName ?? "", email: value }]
      : [],
  );
