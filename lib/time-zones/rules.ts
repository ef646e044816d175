/** A zone that was found, as a page shows it. */
export type FoundZone = {
  /** IANA. */
  readonly id: string;
  /** The place that was looked for, or the one that the zone is named after. */
  readonly city: string;
  readonly country?: string | undefined;
  /** "UTC+5:45", at this moment. */
  readonly offset: string;
  /** What its clocks show at this moment. */
  readonly time: string;
};
