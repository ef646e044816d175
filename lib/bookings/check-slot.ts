import type { Transaction } from "@/db/client";
import { loadCheck } from "@/lib/availability/load-offer";
import { checkStart } from "@/lib/availability/offer";
import { overruled } from "@/lib/availability/overrule";
import type { Except } from "@/lib/availability/queries";
import { forGuest, type Reason, type ReasonKind } from "@/lib/availability/reasons";
import type { OfferInput } from "@/lib/availability/types";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { guestWords } from "@/lib/explanations/guest-words";
import { say } from "@/lib/i18n/say";
import type { Locked, Offered } from "./reservations";

export type WantedSlot = Except & {
  /** Epoch ms. */
  readonly start: number;
  readonly durationMinutes: number;
  readonly isMove?: boolean;
};

/**
 * Who takes a time on a link, once it has passed every rule that also decides what is shown.
 * Fails with `slot_taken` when it is other people's bookings that are in the way, and with
 * `slot_not_offered` when the link never offers it; the first reason comes with either.
 */
export async function requireOffered(
  tx: Transaction,
  ctx: Context,
  locked: Locked,
  wanted: WantedSlot,
): Promise<Offered> {
  const check = checkStart(await load(tx, ctx, locked, wanted), wanted.start);
  return check.isOffered ? check : refuse(check.reasons);
}

/**
 * The same for a booking that is being moved. Those who have it keep it when they are free,
 * and a link that takes no new bookings is no obstacle. `overrules` leaves only conflicts
 * with other meetings in the way.
 */
export async function requireMovable(
  tx: Transaction,
  ctx: Context,
  locked: Locked,
  wanted: WantedSlot & { readonly stay: readonly string[]; readonly overrules: boolean },
): Promise<Offered> {
  const { start, stay } = wanted;
  const offer = await load(tx, ctx, locked, { ...wanted, isMove: true });
  const check = checkStart(wanted.overrules ? overruled(offer, start, stay) : offer, start, stay);
  return check.isOffered ? check : refuse(check.reasons);
}

/**
 * What decides about a start. Whoever has come into the link's groups since its resources were
 * locked is not locked, and what was checked of them would not stay true.
 */
async function load(
  tx: Transaction,
  ctx: Context,
  { link, resourceIds }: Locked,
  wanted: WantedSlot,
): Promise<OfferInput> {
  const offer = await loadCheck(tx, ctx, link, wanted);
  const isLocked = offer.groups.every(({ members }) => members.every(({ id }) => resourceIds.has(id)));
  if (!isLocked) throw new AppError("conflict", say("slots.linkChanging"));
  return offer;
}

function refuse(reasons: readonly Reason[]): never {
  const [first] = forGuest(reasons);
  if (reasons.every(({ kind }) => takenKinds.has(kind)))
    throw new AppError("slot_taken", takenWords(first), [], first);
  const detail = [say("slots.notOffered"), ...(first ? [guestWords(first)] : [])].join(" ");
  throw new AppError("slot_not_offered", detail, [{ pointer: "/start", detail }], first);
}

/** A day that is full was hardly filled just now. */
const takenWords = (first: ReasonKind | undefined) =>
  first?.startsWith("limit_") ? guestWords(first) : say("slots.taken");

/** Reasons that come and go with other people's bookings; with any other the time was never to be had. */
const takenKinds: ReadonlySet<ReasonKind> = new Set([
  "busy",
  "meeting",
  "buffer",
  "hold",
  "seats",
  "limit_day",
  "limit_week",
  "limit_month",
]);
