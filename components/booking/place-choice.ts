/** A place that the guest may choose, as far as it may be known before there is a booking. */
export type PlaceChoice = {
  readonly id: string;
  /** "Video call", "By phone", an address. */
  readonly label: string;
  /** The guest says where. */
  readonly asksWhere: boolean;
};

/** The field for where to meet, next to the choice of a place by its id, or of a link that only asks. */
export const whereField = (placeId?: string): string =>
  placeId === undefined ? "location" : `location/${placeId}`;
