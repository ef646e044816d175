import type { Event } from "@microsoft/microsoft-graph-types";
import type { Context } from "hono";
import type { Env } from "@/tests/emulators/env";
import { readLocal } from "@/tests/emulators/wall-clock";
import type { GraphEvent } from "./state";
import { instantOf, moment, momentAt, preferredZone } from "./zones";

export type ShownEvent = Event & { readonly "@odata.etag": string; readonly id: string };

export const etagOf = ({ changeKey }: GraphEvent): string => `W/"${changeKey}"`;

/** An event as a caller wants it: in the zone preferred, with the fields selected. */
export function shown(c: Context<Env>, event: GraphEvent): ShownEvent {
  const zone = preferredZone(c.req.header("prefer"));
  const inZone = (time: GraphEvent["start"]) =>
    event.isAllDay ? moment(readLocal(time.dateTime ?? ""), zone) : momentAt(instantOf(time), zone);
  const { singleValueExtendedProperties: properties, ...plain } = event;
  const wanted = expandedProperty(c);
  const found = properties?.filter(({ id }) => id === wanted) ?? [];
  const whole: ShownEvent = {
    "@odata.etag": etagOf(event),
    ...plain,
    start: inZone(event.start),
    end: inZone(event.end),
    ...(found.length > 0 ? { singleValueExtendedProperties: found } : {}),
  };
  return selected(whole, c.req.query("$select"));
}

/** $expand=singleValueExtendedProperties($filter=id eq '…'): such properties come only when asked for. */
const expandedProperty = (c: Context<Env>) =>
  /singleValueExtendedProperties\(\$filter=id eq '([^']+)'\)/i.exec(c.req.query("$expand") ?? "")?.[1];

function selected(event: ShownEvent, select: string | undefined): ShownEvent {
  if (!select) return event;
  const names = ["@odata.etag", "id", ...select.split(",").map((name) => name.trim())];
  const fields = Object.entries(event).filter(([name]) => names.includes(name));
  return { "@odata.etag": event["@odata.etag"], id: event.id, ...Object.fromEntries(fields) };
}

/** One page of a list, with the address of the next one: `$top` at a time, `$skip` so far. */
export function pageOf<Item>(c: Context<Env>, items: readonly Item[], usualSize = 10) {
  const url = new URL(c.req.url);
  const skip = Number(url.searchParams.get("$skip") ?? 0);
  const size = Math.min(Number(url.searchParams.get("$top") ?? usualSize), 1000);
  url.searchParams.set("$skip", String(skip + size));
  return {
    value: items.slice(skip, skip + size),
    ...(skip + size < items.length ? { "@odata.nextLink": url.href } : {}),
  };
}
