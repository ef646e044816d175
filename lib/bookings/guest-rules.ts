import type { Link } from "@/lib/links/queries";

/** A place where a meeting can be. */
export type OnePlace = { readonly kind: "ask" | "phone" | "address" | "video"; readonly value: string };

/** The place that a booking gets: the link's only one, or the one of several that the guest chose. */
export function placeOf(location: Link["location"], chosen: string | undefined): OnePlace | undefined {
  if (location === null) return undefined;
  return location.kind === "choice" ? location.options.find(({ id }) => id === chosen) : location;
}

/** Whether the guest has to say where to meet. */
export const asksWhere = (location: Link["location"], chosen: string | undefined): boolean =>
  placeOf(location, chosen)?.kind === "ask";

/** How many people a guest may bring along: nobody to a session with seats, where each takes a seat. */
export const guestsAllowed = ({ maxGuests, seats }: Pick<Link, "maxGuests" | "seats">): number =>
  seats === null ? maxGuests : 0;
