/** A link as the list draws it. */
export type ListedLink = {
  readonly id: string;
  readonly title: string;
  readonly isActive: boolean;
  readonly isArchived: boolean;
  /** The public page, absolute. */
  readonly address: string;
  /** Its lengths in words. */
  readonly durations: string;
  /** How many bookings it has ahead. */
  readonly upcoming: number;
};

/** What can be done to a link in passing; each can be undone by another. */
export type LinkChange = {
  readonly kind: "enable" | "disable" | "archive" | "restore";
  readonly link: ListedLink;
};

/** What takes a change back. */
export const opposite = {
  enable: "disable",
  disable: "enable",
  archive: "restore",
  restore: "archive",
} as const;

/**
 * A list as a change will leave it. A link that is switched stays in sight, also where only the
 * others are listed: it can be switched back where it stands.
 */
export function afterChange(links: readonly ListedLink[], { kind, link }: LinkChange): readonly ListedLink[] {
  if (kind === "enable" || kind === "disable")
    return links.map((each) => (each.id === link.id ? { ...each, isActive: kind === "enable" } : each));
  const isListed = links.some(({ id }) => id === link.id);
  return isListed ? links.filter(({ id }) => id !== link.id) : [link, ...links];
}
