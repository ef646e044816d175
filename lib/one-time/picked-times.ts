import { checkStart } from "@/lib/availability/offer";
import type { ReasonKind } from "@/lib/availability/reasons";
import type { OfferInput } from "@/lib/availability/types";
import type { Offered } from "@/lib/bookings/reservations";
import { AppError } from "@/lib/errors";
import { guestWords } from "@/lib/explanations/guest-words";
import { say } from "@/lib/i18n/say";

/** A start the owner picked, epoch ms, and whether it may lie outside the opening hours. */
export type PickedTime = { readonly start: number; readonly isOutsideHours: boolean };

/** A picked time that the link can offer: whether it does lie outside the hours, and who takes it. */
export type CheckedTime = PickedTime & { readonly offered: Offered };

type Refused = { readonly start: number; readonly reasons: readonly ReasonKind[] };

/** Only the hours are in the way: what an owner may allow. */
const hoursKinds: ReadonlySet<ReasonKind> = new Set(["outside_hours", "day_off", "override", "exclusion"]);

/** Only other meetings are in the way: what may be free again tomorrow. */
const takenKinds: ReadonlySet<ReasonKind> = new Set([
  "busy",
  "meeting",
  "buffer",
  "hold",
  "limit_day",
  "limit_week",
  "limit_month",
]);

/**
 * Puts the picked times to the rules that also decide what a guest is shown. `offer` must
 * reach over all of them.
 */
export function checkPicked(
  offer: OfferInput,
  times: readonly PickedTime[],
): { readonly checked: CheckedTime[]; readonly refused: Refused[] } {
  const checked: CheckedTime[] = [];
  const refused: Refused[] = [];
  for (const { start, isOutsideHours: isAllowed } of times) {
    const inside = checkAt(offer, start, false);
    if (inside.isOffered) {
      checked.push({ start, isOutsideHours: false, offered: inside });
      continue;
    }
    const outside = isAllowed ? checkAt(offer, start, true) : inside;
    if (outside.isOffered) checked.push({ start, isOutsideHours: true, offered: outside });
    else refused.push({ start, reasons: outside.reasons.map(({ kind }) => kind) });
  }
  return { checked, refused };
}

const checkAt = (offer: OfferInput, start: number, outsideHoursAllowed: boolean) =>
  checkStart({ ...offer, link: { ...offer.link, chosenTimes: [{ start, outsideHoursAllowed }] } }, start);

/** Fails, at each time that is refused, with why: `slot_taken` when all of them are merely taken. */
export function requireAllOffered(times: readonly PickedTime[], refused: readonly Refused[]): void {
  if (refused.length === 0) return;
  const fields = refused.map(({ start, reasons }) => ({
    pointer: `/times/${times.findIndex((time) => time.start === start)}/start`,
    detail: wordsFor(reasons),
  }));
  const areTaken = refused.every(({ reasons }) => reasons.every((kind) => takenKinds.has(kind)));
  const [first] = refused.flatMap(({ reasons }) => reasons);
  throw areTaken
    ? new AppError("slot_taken", say("oneTime.timesTaken"), fields, first)
    : new AppError("slot_not_offered", say("oneTime.timesRefused"), fields, first);
}

function wordsFor(reasons: readonly ReasonKind[]): string {
  const [first = "off_grid"] = reasons;
  if (reasons.every((kind) => hoursKinds.has(kind))) return say("oneTime.timeOutside");
  return guestWords(first);
}
