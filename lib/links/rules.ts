import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";

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

/** How a slug is written: small letters and digits, with single hyphens between. */
export const slugShape = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The word that an owner chose as a link's address; undefined for a random one, which looks otherwise. */
export const chosenSlug = (token: string): string | undefined => (slugShape.test(token) ? token : undefined);

/** A slug made of a title: "Café & Müller" becomes "cafe-muller". Empty when nothing of it can be kept. */
export const suggestSlug = (title: string): string =>
  title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");

/** Longest title, in characters. */
export const titleMaxLength = 120;

/** How many people a guest may bring along at most, and how many places to meet a link offers at most. */
export const guestsMax = 20;
export const placesMax = 6;

/** Longest name that a place has for guests. */
export const placeLabelMaxLength = 60;

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
  const detail = say("links.otherDurations", { durations: link.durationsMinutes.join(", ") });
  throw new AppError("invalid", detail, [{ pointer: "/duration", detail }]);
}

/** The duration asked for, in minutes, when the link has it; else its first. */
export const durationOrUsual = (
  { durationsMinutes }: { readonly durationsMinutes: readonly number[] },
  wantedMinutes: number | undefined,
): number => {
  const [usual = 30] = durationsMinutes;
  return wantedMinutes !== undefined && durationsMinutes.includes(wantedMinutes) ? wantedMinutes : usual;
};

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
