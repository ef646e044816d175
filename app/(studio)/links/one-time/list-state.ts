import type { OneTimeFilter } from "@/lib/one-time/queries";
import { oneTimeStatuses } from "@/lib/one-time/rules";

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** What the address of the list says; what makes no sense in it counts as not said. */
export function readOneTimeList({ status, q, cursor }: Query): OneTimeFilter {
  return {
    status: oneTimeStatuses.find((known) => known === status),
    search: typeof q === "string" ? q : "",
    cursor: typeof cursor === "string" ? cursor : undefined,
  };
}

/** The address of the list with a filter. */
export function listHref({ status, search, cursor }: OneTimeFilter): string {
  const query = new URLSearchParams();
  if (status) query.set("status", status);
  if (search) query.set("q", search);
  if (cursor) query.set("cursor", cursor);
  return query.size > 0 ? `/links/one-time?${query}` : "/links/one-time";
}
