import { dayMs, minuteMs } from "@/lib/time/zone";

/** Shortest password taken, in characters. Length is what counts; nothing else is asked of it. */
export const passwordMinLength = 10;

/** Longest password taken, in characters: only to bound the work. */
export const passwordMaxLength = 500;

/** How long the mail that finishes a sign-up is good for. */
export const signUpLifetimeMs = dayMs;

/** How long the mail that leads to a new password is good for. */
export const passwordResetLifetimeMs = 30 * minuteMs;

/** How long a browser stays signed in. */
export const sessionLifetimeMs = 30 * dayMs;
