import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { attendees, bookings, links, resources } from "@/db/tables";
import { uniqueMembers } from "@/lib/availability/groups";
import type { Check } from "@/lib/availability/offer";
import type { OfferInput, Taken } from "@/lib/availability/types";
import type { Context } from "@/lib/context";
import type { Known } from "./explanation";

/** The names behind the ids: of the link's members, and of the meetings that are in the way. */
export async function readKnown(
  tx: Transaction,
  ctx: Context,
  offer: OfferInput,
  check: Check,
): Promise<Known> {
  const memberIds = uniqueMembers(offer.groups.flatMap((group) => group.members)).map(({ id }) => id);
  const members = await tx
    .select({ id: resources.id, name: resources.name, isActive: resources.isActive })
    .from(resources)
    .where(and(eq(resources.organizationId, ctx.organizationId), inArray(resources.id, memberIds)));
  const taken = check.isOffered ? [] : check.reasons.flatMap((reason) => reason.taken ?? []);
  const meetings = await readMeetings(tx, ctx, taken);
  return {
    members: new Map(members.map((member) => [member.id, member])),
    meetings: new Map(meetings.map((meeting) => [meeting.bookingId, meeting])),
    recipients: new Map(
      (await readRecipients(tx, ctx, taken)).map(({ id, name, email }) => [id, name ?? email ?? ""]),
    ),
  };
}

/** Of the links that hold these times, those that keep them for somebody: their recipients. */
async function readRecipients(tx: Transaction, ctx: Context, taken: readonly Taken[]) {
  const ids = taken.flatMap(({ kind, linkId }) => (kind === "hold" && linkId ? [linkId] : []));
  if (ids.length === 0) return [];
  const { id, recipientName: name, recipientEmail: email } = links;
  return tx
    .select({ id, name, email })
    .from(links)
    .where(and(eq(links.organizationId, ctx.organizationId), eq(links.holdsTimes, true), inArray(id, ids)));
}

async function readMeetings(tx: Transaction, ctx: Context, taken: readonly Taken[]) {
  const bookingIds = taken.flatMap(({ bookingId }) => bookingId ?? []);
  if (bookingIds.length === 0) return [];
  return tx
    .select({ bookingId: bookings.id, title: links.title, guestName: attendees.name })
    .from(bookings)
    .innerJoin(links, and(eq(links.organizationId, bookings.organizationId), eq(links.id, bookings.linkId)))
    .innerJoin(
      attendees,
      and(
        eq(attendees.organizationId, bookings.organizationId),
        eq(attendees.bookingId, bookings.id),
        eq(attendees.role, "booker"),
      ),
    )
    .where(and(eq(bookings.organizationId, ctx.organizationId), inArray(bookings.id, bookingIds)));
}
