import { type PlaceField, placeNumbers, type TypedLink } from "./rules";

/** The rows of places as they are typed. */
export type TypedPlaces = Pick<TypedLink, PlaceField>;

type Option = {
  /** Only a place that its link has already has one. */
  readonly id?: string | undefined;
  readonly kind: string;
  readonly value: string;
  readonly label?: string | undefined;
};

/** The numbers of the rows that say anything. */
export const placesInUse = (typed: TypedPlaces) =>
  placeNumbers.filter((n) => typed[`place${n}Kind`] !== "" || typed[`place${n}Value`].trim() !== "");

/** The places that were typed, in their order, with the ids that they came with; words without a kind are an address. */
export const placesIn = (typed: TypedPlaces): Option[] =>
  placesInUse(typed).map((n) => {
    const kind = typed[`place${n}Kind`] || "address";
    const isAsk = kind === "ask";
    return {
      id: typed[`place${n}Id`] || undefined,
      kind,
      value: isAsk ? "" : typed[`place${n}Value`].trim(),
      label: isAsk ? "" : typed[`place${n}Label`],
    };
  });

/** The rows that show these places. */
export const placesTyped = (options: readonly Option[]): TypedPlaces =>
  Object.fromEntries(
    placeNumbers.flatMap((n, i) => [
      [`place${n}Kind`, options[i]?.kind ?? ""],
      [`place${n}Value`, options[i]?.value ?? ""],
      [`place${n}Label`, options[i]?.label ?? ""],
      [`place${n}Id`, options[i]?.id ?? ""],
    ]),
  ) as TypedPlaces;

/** The field that an error belongs to, by its path among the places; what concerns them all stands at the first free row. */
export function placeFieldAt([index, part]: readonly string[], typed: TypedPlaces): PlaceField {
  const rows = placesInUse(typed);
  const number = index === undefined ? undefined : rows[Number(index)];
  if (number === undefined) return `place${placeNumbers.find((n) => !rows.includes(n)) ?? 1}Kind`;
  if (part === "kind") return `place${number}Kind`;
  return part === "label" ? `place${number}Label` : `place${number}Value`;
}
