import type { Transaction } from "@/db/client";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import { loadOffer } from "@/lib/availability/load-offer";
import { offeredStarts } from "@/lib/availability/offer";
import { type LinkMember, readMembers, readMemberToBe } from "@/lib/availability/queries";
import { explainStart, type ReasonKind } from "@/lib/availability/reasons";
import type { OfferInput } from "@/lib/availability/types";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { dayMs, localDate, startOfDate } from "@/lib/time/zone";
import { readLinkHost, readOwnHost, readZoneOfHours } from "./hosts";
import { type Link, readLink } from "./queries";
import type { LinkSettings } from "./schema";
import { settingsColumns } from "./settings";

/** What settings would offer: the first days with free times, in the link's zone. */
export type Preview = {
  readonly timeZone: string;
  readonly durationMinutes: number;
  /** Local dates "YYYY-MM-DD" with their starts, epoch ms. */
  readonly days: readonly { readonly onDate: string; readonly starts: readonly number[] }[];
  /** Without any day: the rule that closes most of the times that the hours alone would leave. */
  readonly reason?: ReasonKind | undefined;
};

/** A month first, where most links have their times, and a year for the rest. */
const searchedDays = [31, 366];

/** How many times are asked why they are not on offer. */
const mostAsked = 200;

/**
 * The next free times that settings would give, by the rules that guests book by, with the
 * real hours and meetings of their host. Writes nothing. `linkId` is the link that is being
 * changed; without one, it would be a new link of the member who asks.
 */
export async function previewSlots(
  ctx: Context,
  settings: LinkSettings,
  { linkId, dayCount }: { readonly linkId?: string | undefined; readonly dayCount: number },
): Promise<Preview> {
  requirePermission(ctx, "links:read");
  return inTransaction(ctx.db, ctx, async (tx) => {
    const { link, members } = await linkToBe(tx, ctx, settings, linkId);
    const durationMinutes = settings.durationsMinutes[0] ?? 0;
    const { timeZone } = link;
    const from = Math.max(ctx.now, firstMoment(settings, timeZone));
    let offer: OfferInput | undefined;
    let until = from;
    for (const days of searchedDays) {
      until = from + days * dayMs;
      offer = await loadOffer(tx, ctx, link, { from, until, durationMinutes }, members);
      const starts = offeredStarts(offer, from, until);
      const byDate = Map.groupBy(starts, (start) => localDate(start, timeZone));
      const found = [...byDate].slice(0, dayCount).map(([onDate, ofDate]) => ({ onDate, starts: ofDate }));
      if (found.length > 0) return { timeZone, durationMinutes, days: found };
    }
    return { timeZone, durationMinutes, days: [], reason: offer && closingRule(offer, from, until) };
  });
}

/** When the first date of a fixed window begins; long ago for other windows. */
const firstMoment = ({ window }: LinkSettings, timeZone: string): number =>
  window.kind === "fixed" ? startOfDate(window.firstDate, timeZone) : 0;

/** The row that these settings would make, or change, with its members. */
async function linkToBe(
  tx: Transaction,
  ctx: Context,
  settings: LinkSettings,
  linkId: string | undefined,
): Promise<{ link: Link; members: readonly LinkMember[] }> {
  const { scheduleId, exclusions } = settings;
  const known = linkId === undefined ? undefined : await readLink(tx, ctx, linkId);
  const host = known ? await readLinkHost(tx, ctx, known.id) : await readOwnHost(tx, ctx);
  const [ownSeat] = host
    ? await readMemberToBe(tx, ctx.organizationId, { resourceId: host.resourceId, scheduleId })
    : [];
  const hoursZone = host && (await readZoneOfHours(tx, ctx, scheduleId ?? host.ownScheduleId));
  const timeZone = settings.timeZone ?? hoursZone ?? known?.timeZone ?? "UTC";
  const seats = known ? await readMembers(tx, ctx.organizationId, known.id) : ownSeat ? [ownSeat] : [];
  const members = seats.map((seat) => ({
    ...seat,
    exclusions,
    ...(seat.resourceId === ownSeat?.resourceId && { schedule: ownSeat.schedule }),
  }));
  return {
    link: {
      ...(known ?? blank(ctx)),
      ...settingsColumns(settings, timeZone),
      isActive: true,
      archivedAt: null,
    },
    members,
  };
}

/** A new link's row, as far as nobody chooses it. */
const blank = ({ organizationId, now }: Context) => ({
  id: newId(),
  organizationId,
  kind: "evergreen" as const,
  token: "",
  version: 1,
  createdBy: newId(),
  createdAt: now,
  parentLinkId: null,
  recipientName: null,
  recipientEmail: null,
  note: null,
  expiresAt: null,
  usedAt: null,
  revokedAt: null,
  holdsTimes: false,
  guestReminders: [],
  hostReminders: [],
});

/** Which rule is the first reason against most of the times that the hours alone would leave. */
function closingRule(offer: OfferInput, from: number, until: number): ReasonKind {
  const counts = new Map<ReasonKind, number>();
  for (const start of offeredStarts(onlyHours(offer), from, until).slice(0, mostAsked)) {
    const kind = explainStart(offer, start)[0]?.kind;
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most?.[0] ?? "outside_hours";
}

/** The same question if nothing but opening hours counted. */
const onlyHours = (offer: OfferInput): OfferInput => ({
  ...offer,
  link: {
    ...offer.link,
    bufferBeforeMs: 0,
    bufferAfterMs: 0,
    noticeMs: 0,
    window: { kind: "none" },
    exclusions: [],
    limits: { perDay: null, perWeek: null, perMonth: null },
  },
  groups: offer.groups.map(({ needed, members }) => ({
    needed,
    members: members.map((member) => ({ ...member, taken: [], limits: undefined })),
  })),
});
