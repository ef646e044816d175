import type { ReasonKind } from "@/lib/availability/reasons";
import { say } from "@/lib/i18n/say";

/**
 * Why a time is not to be had, for a guest: never who is away, nor what they do instead.
 * What the owner is told stands in `owners-words.ts`. A new reason does not compile without both.
 */
export const guestWords = (kind: ReasonKind): string => say(`reasons.${kind}`);
