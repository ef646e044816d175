import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import { gridStartsIn } from "@/lib/availability/day-grid";
import { loadOffer } from "@/lib/availability/load-offer";
import { type Check, checkStart } from "@/lib/availability/offer";
import type { Context } from "@/lib/context";
import { readLink } from "@/lib/links/queries";
import { requireDuration } from "@/lib/links/rules";
import { dayOf, startOfDay } from "@/lib/time/zone";
import { toOwnersReason } from "./describe-reason";
import { linkFacts } from "./explain";
import type { OwnersExplanation } from "./explanation";
import { readKnown } from "./names";

/**
 * For the owner: every time of a date (in the link's zone) at which a meeting could begin, with
 * why it is not on offer where it is not; read all at once, so without who would take it and
 * without other times. Fails like `explainForOwner`.
 */
export async function explainDay(
  ctx: Context,
  linkId: string,
  { onDate, durationMinutes }: { readonly onDate: string; readonly durationMinutes?: number | undefined },
): Promise<OwnersExplanation[]> {
  requirePermission(ctx, "links:read");
  requirePermission(ctx, "bookings:read");
  return inTransaction(ctx.db, ctx, async (tx) => {
    const link = await readLink(tx, ctx, linkId);
    const minutes = requireDuration(link, durationMinutes);
    const day = {
      from: startOfDay(dayOf(onDate), link.timeZone),
      until: startOfDay(dayOf(onDate) + 1, link.timeZone),
    };
    const offer = await loadOffer(tx, ctx, link, { ...day, durationMinutes: minutes });
    const checked = gridStartsIn(offer, day.from, day.until).map((start) => ({
      start,
      check: checkStart(offer, start),
    }));
    const known = await readKnown(tx, ctx, offer, all(checked.map(({ check }) => check)));
    const facts = linkFacts(link, offer, ctx.now);
    return checked
      .map(({ start, check }) => ({
        now: ctx.now,
        start,
        end: start + offer.link.durationMs,
        link: facts,
        isOffered: check.isOffered,
        reasons: check.isOffered
          ? []
          : check.reasons.map((reason) => toOwnersReason(reason, offer, start, known)),
        nearest: [],
      }))
      .filter(isOnItsGrid);
  });
}

/** One check with the reasons of many, to look their names up once. */
const all = (checks: readonly Check[]): Check => ({
  isOffered: false,
  reasons: checks.flatMap((check) => (check.isOffered ? [] : check.reasons)),
});

/** Where an exception moves the hours, times of the week's grid lie between those of the day's own. */
const isOnItsGrid = ({ reasons }: OwnersExplanation): boolean => reasons[0]?.kind !== "off_grid";
