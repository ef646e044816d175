import type { Transaction } from "@/db/client";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import { findNearestSlots } from "@/lib/availability/find-slots";
import { allowedStarts } from "@/lib/availability/limits";
import { loadCheck, loadOffer } from "@/lib/availability/load-offer";
import { type Check, checkStart } from "@/lib/availability/offer";
import { overruled } from "@/lib/availability/overrule";
import type { Except } from "@/lib/availability/queries";
import { forGuest, type ReasonKind } from "@/lib/availability/reasons";
import type { OfferInput } from "@/lib/availability/types";
import { reservedResourceIds } from "@/lib/bookings/reservations";
import type { Context } from "@/lib/context";
import { type Link, readLink } from "@/lib/links/queries";
import { closedBecause, requireDuration } from "@/lib/links/rules";
import { minuteMs } from "@/lib/time/zone";
import { toOwnersReason, windowDates } from "./describe-reason";
import type { Closed, Known, MoveExplanation, OwnersExplanation, Span } from "./explanation";
import { readKnown } from "./names";

/**
 * For the owner: whether a link offers a start (epoch ms), and by whose rule not, with the
 * names of people and meetings. Fails with `not_found` for a link that is not the
 * organization's, and with `invalid` at /duration for a length that it does not have.
 */
export async function explainForOwner(
  ctx: Context,
  linkId: string,
  at: { readonly start: number; readonly durationMinutes?: number | undefined },
): Promise<OwnersExplanation> {
  requirePermission(ctx, "links:read");
  requirePermission(ctx, "bookings:read");
  const { link, minutes, asked } = await inTransaction(ctx.db, ctx, async (tx) => {
    const link = await readLink(tx, ctx, linkId);
    const minutes = requireDuration(link, at.durationMinutes);
    const offer = await loadCheck(tx, ctx, link, { start: at.start, durationMinutes: minutes });
    return { link, minutes, asked: await ask(tx, ctx, offer, at.start) };
  });
  return inWords(ctx, link, asked, { start: at.start, durationMinutes: minutes });
}

/**
 * For the owner who moves a booking: the same about its new start (epoch ms), with the booking
 * itself out of its own way, and whether the link's rules may be overruled for it. Fails with
 * `not_found` for a link that is not the organization's.
 */
export async function explainMove(
  ctx: Context,
  booking: Span & { readonly id: string; readonly linkId: string },
  start: number,
): Promise<MoveExplanation> {
  requirePermission(ctx, "bookings:write");
  const at = {
    start,
    durationMinutes: (booking.end - booking.start) / minuteMs,
    bookingId: booking.id,
    isMove: true,
  };
  const { link, asked, mayOverrule } = await inTransaction(ctx.db, ctx, async (tx) => {
    const link = await readLink(tx, ctx, booking.linkId);
    const offer = await loadCheck(tx, ctx, link, at);
    const forced = overruled(offer, start, await reservedResourceIds(tx, ctx, booking.id));
    const mayOverrule = checkStart(forced, start).isOffered;
    return { link, mayOverrule, asked: await ask(tx, ctx, mayOverrule ? offer : forced, start) };
  });
  const answer = await inWords(ctx, link, asked, at);
  // Its own time is on offer to it, and no place to move to.
  return { ...answer, nearest: answer.nearest.filter((near) => near !== booking.start), mayOverrule };
}

/** What the rules say to a start, and the names that it takes to say it. */
type Answered = { readonly offer: OfferInput; readonly check: Check; readonly known: Known };

async function ask(tx: Transaction, ctx: Context, offer: OfferInput, start: number): Promise<Answered> {
  const check = checkStart(offer, start);
  return { offer, check, known: await readKnown(tx, ctx, offer, check) };
}

type At = Except & { readonly start: number; readonly durationMinutes: number; readonly isMove?: boolean };

async function inWords(
  ctx: Context,
  link: Link,
  { offer, check, known }: Answered,
  at: At,
): Promise<OwnersExplanation> {
  return {
    now: ctx.now,
    start: at.start,
    end: at.start + offer.link.durationMs,
    link: linkFacts(link, offer, ctx.now),
    isOffered: check.isOffered,
    ...(check.isOffered && {
      picks: check.picks.map(({ memberId, why }) => ({ name: known.members.get(memberId)?.name ?? "", why })),
    }),
    reasons: check.isOffered
      ? []
      : check.reasons.map((reason) => toOwnersReason(reason, offer, at.start, known)),
    nearest: check.isOffered ? [] : await findNearest(ctx, link, offer, at),
  };
}

/** What a guest may know: kinds only, the first being the answer. Their own hold is not in their way. */
export async function explainForGuest(
  ctx: Context,
  link: Link,
  at: At,
): Promise<{ isOffered: boolean; reasons: readonly ReasonKind[] }> {
  const { start, ...rest } = at;
  const range = { ...rest, from: start, until: start + 1 };
  const offer = await inTransaction(ctx.db, ctx, (tx) => loadOffer(tx, ctx, link, range));
  const check = checkStart(offer, start);
  return { isOffered: check.isOffered, reasons: check.isOffered ? [] : forGuest(check.reasons) };
}

/** What the answers say of the link itself. */
export function linkFacts(link: Link, { link: rule }: OfferInput, now: number): OwnersExplanation["link"] {
  const { id, title, timeZone, durationsMinutes } = link;
  const { incrementMs, noticeMs, seats } = rule;
  return {
    ...{ id, title, timeZone, durationsMinutes, incrementMs, noticeMs, seats },
    window: windowDates(rule, now),
    closed: closedOf(link, now),
  };
}

function closedOf(link: Link, now: number): Closed | undefined {
  switch (closedBecause(link, now)) {
    case "link_used":
      return "used";
    case "link_expired":
      return "expired";
    case "link_disabled":
      if (link.archivedAt !== null) return "archived";
      return link.revokedAt === null ? "off" : "revoked";
    default:
      return undefined;
  }
}

/** How many starts on offer stand beside one that is not. */
const nearestCount = 3;

/** Outside of what notice and window allow they are those at its nearer end. */
function findNearest(ctx: Context, link: Link, offer: OfferInput, at: At): Promise<number[]> {
  const { first, end } = allowedStarts(offer.link, ctx.now);
  const near = Math.max(first, Math.min(at.start, end));
  return findNearestSlots(ctx, link, { ...at, start: near, count: nearestCount });
}
