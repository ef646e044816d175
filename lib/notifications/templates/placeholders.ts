import { cleanLine } from "@/lib/notifications/clean-text";
import type { AboutBooking } from "./about-booking";

/** What an owner may have filled into words of their own, in braces: `{guest}`. */
export const placeholders = ["guest", "host", "title", "start", "time", "organization", "where"] as const;
export type Placeholder = (typeof placeholders)[number];

export type PlaceholderValues = Readonly<Record<Placeholder, string>>;

/**
 * An owner's words with the placeholders filled in. One that we do not know stays as it was typed, so
 * that a slip is seen and nothing is lost. Every value is one line, and none is read for placeholders.
 */
export const fillPlaceholders = (text: string, values: PlaceholderValues): string =>
  text.replace(/\{(\w+)\}/g, (typed, name: string) =>
    isPlaceholder(name) ? cleanLine(values[name]) : typed,
  );

const isPlaceholder = (name: string): name is Placeholder => placeholders.some((known) => known === name);

/** What the placeholders stand for in a mail about a booking. */
export const placeholderValues = ({
  guest,
  host,
  title,
  start,
  time,
  organization,
  where,
}: AboutBooking): PlaceholderValues => ({ guest, host, title, start, time, organization, where });
