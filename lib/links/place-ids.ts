import type { LinkLocation } from "@/db/tables";
import { newPlaceId } from "@/lib/ids";
import type { Location } from "./schema";

type Option = Extract<Location, { kind: "choice" }>["options"][number];
type Known = Extract<LinkLocation, { kind: "choice" }>["options"][number];

/**
 * The location as it is stored: every place that guests choose from has an id. Guests see it before they
 * may know the number or the address behind it, so it is random. A place that the link had keeps its id,
 * wherever it stands now and also when its words change, so that a guest who has the page open meets where
 * they chose. No other place ever gets that id: not one of another kind in the same row either.
 */
export function withPlaceIds(location: Location | null, before: Location | LinkLocation | null = null) {
  if (location?.kind !== "choice") return location;
  const known = before?.kind === "choice" ? before.options.filter(hasId) : [];
  const free = new Map(known.map((place) => [place.id, place]));
  const take = (place: Known | undefined) => {
    if (place) free.delete(place.id);
    return place?.id;
  };
  // Those that say what they said before come first: a row that was written anew may have their words.
  const unchanged = location.options.map((option) => {
    const same = [...free.values()].filter(
      ({ kind, value }) => kind === option.kind && value === option.value,
    );
    return take(same.find(({ id }) => id === option.id) ?? same[0]);
  });
  const options = location.options.map((option, i) => {
    const edited = option.id === undefined ? undefined : free.get(option.id);
    const id = unchanged[i] ?? take(edited?.kind === option.kind ? edited : undefined) ?? newPlaceId();
    return { ...option, id };
  });
  return { ...location, options };
}

const hasId = (option: Option | Known): option is Known => option.id !== undefined;
