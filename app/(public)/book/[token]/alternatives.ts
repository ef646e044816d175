import type { Alternative, BookingFormState } from "@/components/booking/form-state";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { visitorId } from "@/lib/auth/session";
import { findNearestSlots } from "@/lib/availability/find-slots";
import type { Context } from "@/lib/context";
import { explainForGuest } from "@/lib/explanations/explain";
import { guestWords } from "@/lib/explanations/guest-words";
import { said } from "@/lib/i18n/say";
import type { Translate } from "@/lib/i18n/translator";
import type { Link } from "@/lib/links/queries";
import { formatDate, formatTime, toIso } from "@/lib/time/format";
import { holdOf } from "@/lib/visitor";

/** How many free times stand in place of one that is gone. */
const alternativesShown = 6;

export type Wanted = {
  /** Epoch ms. */
  readonly start: number;
  readonly durationMinutes: number;
  /** The guest's zone, in which the others are named. */
  readonly timeZone: string;
  /** Whose hold is no obstacle, when it is not this browser's. */
  readonly visitorId?: string | undefined;
};

/** The free times nearest to one that is gone. */
export async function alternatives(
  ctx: Context,
  link: Link,
  { timeZone, visitorId: visitor, ...wanted }: Wanted,
): Promise<Alternative[]> {
  const ownHold = holdOf(visitor ?? (await visitorId()));
  const starts = await findNearestSlots(ctx, link, { ...wanted, ownHold, count: alternativesShown });
  const display = { locale: await displayLocaleNow(), timeZone };
  return starts.map((at) => ({
    start: toIso(at),
    label: `${formatDate(at, display)}, ${formatTime(at, display)}`,
  }));
}

/** What the form says when somebody was faster, or the link has changed, between opening and sending it. */
export const takenWords = (
  code: "slot_taken" | "slot_not_offered",
  others: readonly Alternative[],
  t: Translate<"guest">,
) => ({
  title: t(`lost.${code}`),
  message: others.length > 0 ? t("lost.othersFree") : t("lost.noneFree"),
});

/**
 * What stands in the form's way from the start, for an address that names a time which is not
 * to be had. A time that only somebody's open form holds may yet be free: the form itself tells.
 */
export async function notOffered(
  ctx: Context,
  link: Link,
  wanted: Wanted,
): Promise<BookingFormState["taken"]> {
  const { start, durationMinutes } = wanted;
  const ownHold = holdOf(wanted.visitorId ?? (await visitorId()));
  const { reasons } = await explainForGuest(ctx, link, { start, durationMinutes, ownHold });
  const [first] = reasons;
  if (first === undefined || reasons.every((kind) => kind === "hold")) return undefined;
  const [found, errors, t] = await Promise.all([
    alternatives(ctx, link, wanted),
    words("errors"),
    words("guest"),
  ]);
  const others = found.length > 0 ? t("lost.chooseBelow") : t("lost.noneNear");
  return {
    title: t("lost.notAvailable"),
    message: `${said(errors, guestWords(first))} ${others}`,
    alternatives: found,
  };
}
