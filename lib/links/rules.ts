/** Words that no link may have as its slug: they are, or may become, ours. */
const reserved = new Set([
  "admin",
  "api",
  "app",
  "book",
  "booking",
  "bookings",
  "contacts",
  "docs",
  "feeds",
  "health",
  "help",
  "links",
  "login",
  "logout",
  "new",
  "openhour",
  "one-time",
  "public",
  "settings",
  "setup",
  "signin",
  "signup",
  "support",
  "www",
]);

/** Whether a slug is one of the words that Openhour keeps for itself. */
export const isReservedSlug = (slug: string): boolean => reserved.has(slug);

/** The lengths offered first, in minutes; any other can be typed. */
export const durationPresets = [15, 30, 60, 120] as const;

/** Longest meeting, in minutes: a day. */
export const durationMaxMinutes = 24 * 60;

/** Why a link takes no bookings now; undefined when it does. */
export function closedBecause(
  link: {
    readonly isActive: boolean;
    readonly archivedAt: number | null;
    readonly usedAt: number | null;
    readonly revokedAt: number | null;
    readonly expiresAt: number | null;
  },
  now: number,
): "link_used" | "link_expired" | "link_disabled" | undefined {
  if (link.usedAt !== null) return "link_used";
  if (link.expiresAt !== null && link.expiresAt <= now) return "link_expired";
  if (link.revokedAt !== null || link.archivedAt !== null || !link.isActive) return "link_disabled";
  return undefined;
}
