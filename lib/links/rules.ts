import { AppError } from "@/lib/errors";

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
  "schedules",
  "settings",
  "setup",
  "signin",
  "signup",
  "support",
  "www",
]);

/** Whether a slug is one of the words that Openhour keeps for itself. */
export const isReservedSlug = (slug: string): boolean => reserved.has(slug);

/** Longest meeting, in minutes: a day. */
export const durationMaxMinutes = 24 * 60;

/**
 * The length of a meeting in minutes: the one asked for, or the link's first. Fails with
 * `invalid` at /duration for one that the link does not have.
 */
export function requireDuration(
  link: { readonly durationsMinutes: readonly number[] },
  wantedMinutes: number | undefined,
): number {
  const minutes = wantedMinutes ?? link.durationsMinutes[0];
  if (minutes !== undefined && link.durationsMinutes.includes(minutes)) return minutes;
  const detail = `This link takes ${link.durationsMinutes.join(", ")} minutes.`;
  throw new AppError("invalid", detail, [{ pointer: "/duration", detail }]);
}

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
