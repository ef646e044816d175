import type { GraphClient } from "./client";

/** A page as OData writes it. */
type Page<Item> = {
  readonly value?: readonly Item[];
  readonly "@odata.nextLink"?: string;
  readonly "@odata.deltaLink"?: string;
};

/** All pages of a list, and where the next round of a delta begins. */
export async function allPages<Item>(
  { ask }: GraphClient,
  path: string,
  query: Readonly<Record<string, string | number>>,
  signal: AbortSignal,
): Promise<{ readonly items: Item[]; readonly deltaLink: string | undefined }> {
  const items: Item[] = [];
  let next: string | undefined;
  for (;;) {
    const page: Page<Item> = await (next === undefined
      ? ask(signal, path, (request) => request.query(encoded(query)).get())
      : ask(signal, next, (request) => request.get()));
    items.push(...(page.value ?? []));
    next = page["@odata.nextLink"];
    if (next === undefined) return { items, deltaLink: page["@odata.deltaLink"] };
  }
}

/** A query for an address: the library puts values there as they stand. */
export const encoded = (query: Readonly<Record<string, string | number>>) =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, encodeURIComponent(value)]));
