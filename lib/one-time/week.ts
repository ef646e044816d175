import { and, eq, gt, gte, inArray, isNull, lt, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { attendees, bookings, holds, links, reservations, resources } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import { sharedHours } from "@/lib/availability/groups";
import { toTaken } from "@/lib/availability/load-offer";
import { readMembers, readTakenTimes } from "@/lib/availability/queries";
import { refusedStarts } from "@/lib/availability/slots";
import type { Member } from "@/lib/availability/types";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { readOwnHost } from "@/lib/links/hosts";
import { readLink } from "@/lib/links/queries";
import { durationMaxMinutes } from "@/lib/links/rules";
import { readExclusions } from "@/lib/links/settings";
import { readSchedule } from "@/lib/schedules/queries";
import { withHolidays } from "@/lib/schedules/with-holidays";
import { type Intervals, unionIntervals } from "@/lib/time/interval";
import { minuteMs } from "@/lib/time/zone";
import type { WeekSource } from "./week-schema";

/** From one instant up to another, epoch ms. */
type Range = { readonly from: number; readonly until: number };

/** What somebody's time is taken by. */
export type Busy = {
  readonly start: number;
  readonly end: number;
  readonly kind: "meeting" | "offered" | "form";
  /** Of the link that it was made through. */
  readonly title: string;
  /** The guest of a meeting, or the recipient whom a time is kept for. */
  readonly guest: string | null;
};

/** The hours and the busy times among which an owner picks times for somebody. */
export type WeekAnswer = {
  /** When all who have to come are open: a flat list [start, end, …], epoch ms. */
  readonly openings: Intervals;
  /** The starts of a meeting that something is in the way of, as half-open intervals. */
  readonly refused: Intervals;
  /** Nothing that begins before is on offer, whatever is picked. */
  readonly earliest: number;
  readonly busy: readonly Busy[];
};

/** Meetings before and after the range reach into it with their buffers. */
const reachMs = 2 * durationMaxMinutes * minuteMs;

/**
 * What an owner has to know to pick times: the hours of those who all have to come to a meeting
 * of the settings, and what takes their time.
 */
export async function findWeek(ctx: Context, source: WeekSource, range: Range): Promise<WeekAnswer> {
  requirePermission(ctx, "links:write");
  requirePermission(ctx, "bookings:read");
  return inTransaction(ctx.db, ctx, async (tx) => {
    const { rule, exclusions, people } = await readPeople(tx, ctx, source, range);
    const ids = people.map(({ id }) => id);
    const wide = { from: range.from - reachMs, until: range.until + reachMs };
    // No link's own holds are left out: there is no link yet.
    const asked = { resourceIds: ids, linkId: newId(), except: {} };
    const taken = await readTakenTimes(tx, ctx.organizationId, asked, { ...wide, now: ctx.now });
    const members = people.map(
      (person): Member => ({
        ...person,
        taken: taken
          .filter(({ resourceId }) => resourceId === person.id)
          .map((time) => toTaken(time, person.capacity)),
      }),
    );
    const starts = { first: range.from, end: range.until };
    return {
      openings: sharedHours(members, exclusions, range.from, range.until + rule.durationMs) ?? [],
      refused: members.reduce<Intervals>(
        (sum, member) => unionIntervals(sum, refusedStarts(member, rule, starts)),
        [],
      ),
      earliest: ctx.now + rule.noticeMs,
      busy: await readBusy(tx, ctx, ids, range),
    };
  });
}

type Person = Pick<Member, "id" | "schedule"> & { readonly capacity: number };

/** Who has to come, and by which rules. Of people who may come for each other the first stands for all. */
async function readPeople(tx: Transaction, ctx: Context, source: WeekSource, range: Range) {
  const whole = { from: range.from, until: range.until + source.durationMinutes * minuteMs };
  const ruleOf = (settings: Buffers) => ({
    durationMs: source.durationMinutes * minuteMs,
    incrementMs: source.durationMinutes * minuteMs,
    bufferBeforeMs: settings.bufferBeforeMinutes * minuteMs,
    bufferAfterMs: settings.bufferAfterMinutes * minuteMs,
    noticeMs: settings.noticeMinutes * minuteMs,
  });
  if (source.kind === "settings") {
    const { resourceId, ownScheduleId } = await readOwnHost(tx, ctx);
    const schedule = await readSchedule(tx, ctx, source.scheduleId ?? ownScheduleId);
    const [own] = await tx
      .select({ capacity: resources.capacity })
      .from(resources)
      .where(and(eq(resources.organizationId, ctx.organizationId), eq(resources.id, resourceId)));
    const person: Person = {
      id: resourceId,
      capacity: own?.capacity ?? 1,
      schedule: await withHolidays(schedule, whole),
    };
    return { rule: ruleOf(source), exclusions: [], people: [person] };
  }
  const link = await readLink(tx, ctx, source.linkId);
  const members = await readMembers(tx, ctx.organizationId, link.id);
  const needed = members.filter((member) => member.needed === null);
  const people = await Promise.all(
    (needed.length > 0 ? needed : members.slice(0, 1)).map(
      async ({ resourceId, capacity, schedule }): Promise<Person> => ({
        id: resourceId,
        capacity,
        schedule: await withHolidays(schedule, whole),
      }),
    ),
  );
  const exclusions = await readExclusions(tx, ctx, link.id);
  return { rule: ruleOf(link), exclusions, people };
}

type Buffers = {
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly noticeMinutes: number;
};

/** What takes these people's time, in words that the owner may read. A group session is there once. */
async function readBusy(
  tx: Transaction,
  ctx: Context,
  resourceIds: readonly string[],
  { from, until }: Range,
): Promise<Busy[]> {
  if (resourceIds.length === 0) return [];
  const rows = await tx
    .selectDistinctOn([reservations.startsAt, reservations.endsAt, reservations.linkId], {
      start: reservations.startsAt,
      end: reservations.endsAt,
      bookingId: reservations.bookingId,
      isOffered: holds.isOffered,
      title: links.title,
      recipient: links.recipientName,
      guest: attendees.name,
    })
    .from(reservations)
    .innerJoin(
      links,
      and(eq(links.organizationId, reservations.organizationId), eq(links.id, reservations.linkId)),
    )
    .leftJoin(
      holds,
      and(eq(holds.organizationId, reservations.organizationId), eq(holds.id, reservations.holdId)),
    )
    .leftJoin(
      bookings,
      and(eq(bookings.organizationId, reservations.organizationId), eq(bookings.id, reservations.bookingId)),
    )
    .leftJoin(
      attendees,
      and(
        eq(attendees.organizationId, reservations.organizationId),
        eq(attendees.bookingId, bookings.id),
        eq(attendees.role, "booker"),
      ),
    )
    .where(
      and(
        eq(reservations.organizationId, ctx.organizationId),
        inArray(reservations.resourceId, [...resourceIds]),
        isNull(reservations.releasedAt),
        gte(reservations.startsAt, from - durationMaxMinutes * minuteMs),
        lt(reservations.startsAt, until),
        gt(reservations.endsAt, from),
        or(isNull(reservations.expiresAt), gt(reservations.expiresAt, ctx.now)),
      ),
    )
    .orderBy(reservations.startsAt, reservations.endsAt, reservations.linkId, attendees.name);
  return rows.map(({ start, end, bookingId, isOffered, title, recipient, guest }) => ({
    start,
    end,
    kind: bookingId !== null ? "meeting" : isOffered ? "offered" : "form",
    title,
    guest: bookingId !== null ? guest : isOffered ? recipient : null,
  }));
}
