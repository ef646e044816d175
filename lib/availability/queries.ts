import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { durationMaxMinutes } from "@/lib/links/rules";
import type { HolidayPlace } from "@/lib/schedules/holidays";
import { toIso } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";
import type { ChosenTime, Limits, Schedule } from "./types";

/** A member of one of a link's groups, with the opening hours it brings. */
export type LinkMember = {
  readonly groupPosition: number;
  /** How many members of the group must be free; null means all. */
  readonly needed: number | null;
  readonly priority: number;
  readonly weight: number;
  /** When the link last picked them, epoch ms. */
  readonly lastBookedAt: number | null;
  readonly resourceId: string;
  readonly isActive: boolean;
  readonly capacity: number;
  /** Over all links. */
  readonly limits: Limits;
  /** Their own hours, or those that they keep for this link; its holidays are still to be looked up. */
  readonly schedule: Schedule & { readonly holidays: readonly HolidayPlace[] };
  /** The link's own, the same in every row: dates that it leaves out, and starts that the owner picked. */
  readonly exclusions: readonly string[];
  readonly chosenTimes: readonly ChosenTime[];
};

/** A live reservation of a resource, or all those of one group session. Instants in epoch ms, buffers in minutes. */
export type TakenTime = {
  readonly resourceId: string;
  readonly linkId: string;
  readonly seat: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly isHold: boolean;
  readonly sessionId: string | null;
  /** How many of the session's seats are taken. */
  readonly seatsTaken: number;
  /** All resources that the session has, also those that have left the link since; null for no session. */
  readonly sessionMemberIds: readonly string[] | null;
  readonly bookingId: string | null;
  /** When the last hold in it lapses. */
  readonly expiresAt: number | null;
};

/** Whose hold: named by its own id, by the visitor who has at most one on each link, or by either. */
export type HoldKey = { readonly holdId?: string | undefined; readonly visitorId?: string | undefined };

/** What must not stand in its own way: the booking that is being moved, the hold of the one who asks. */
export type Except = {
  readonly bookingId?: string | undefined;
  readonly ownHold?: HoldKey | undefined;
};

/** From one instant up to another, epoch ms. */
export type Range = { readonly from: number; readonly until: number };

/** A link's groups, members, their schedules and the dates it names, in one query however many there are. */
export async function readMembers(
  tx: Transaction,
  organizationId: string,
  linkId: string,
): Promise<LinkMember[]> {
  const seats = sql`link_groups g
      join link_group_members m
        on m.organization_id = g.organization_id and m.link_id = g.link_id and m.group_position = g.position`;
  const rows = await tx.execute<LinkMember>(sql`
    ${membersOf(seats)}
    where g.organization_id = ${organizationId} and g.link_id = ${linkId}
    order by g.position, r.id`);
  return [...rows];
}

/** One resource as the only member of a link that is not there yet, on a schedule that somebody thinks of. */
export async function readMemberToBe(
  tx: Transaction,
  organizationId: string,
  { resourceId, scheduleId }: { readonly resourceId: string; readonly scheduleId: string | null },
): Promise<LinkMember[]> {
  const seats = sql`(select ${organizationId}::uuid as organization_id, null::uuid as link_id,
        0 as position, null::smallint as needed) g
      cross join (select ${organizationId}::uuid as organization_id, ${resourceId}::uuid as resource_id,
        ${scheduleId}::uuid as schedule_id, 0 as priority, 1 as weight, null::timestamptz as last_booked_at) m`;
  return [...(await tx.execute<LinkMember>(membersOf(seats)))];
}

/** All about the members of \`seats\`: groups as g, with their members as m. */
const membersOf = (seats: SQL): SQL => sql`
    select g.position as "groupPosition", g.needed, m.priority, m.weight,
      ${epochMs(sql`m.last_booked_at`)} as "lastBookedAt",
      r.id as "resourceId", r.is_active as "isActive", r.capacity,
      json_build_object('perDay', r.limit_per_day, 'perWeek', r.limit_per_week, 'perMonth', r.limit_per_month) as limits,
      (select coalesce(json_agg(e.on_date), '[]')
        from link_exclusions e where e.organization_id = g.organization_id and e.link_id = g.link_id) as exclusions,
      (select coalesce(json_agg(json_build_object(
          'start', ${epochMs(sql`t.starts_at`)}, 'outsideHoursAllowed', t.is_outside_hours)), '[]')
        from link_times t where t.organization_id = g.organization_id and t.link_id = g.link_id) as "chosenTimes",
      json_build_object(
        'timeZone', s.time_zone,
        'weekly', (select coalesce(json_agg(json_build_object(
            'weekday', w.weekday, 'startMinute', w.start_minute, 'endMinute', w.end_minute)), '[]')
          from schedule_weekly_ranges w where w.organization_id = s.organization_id and w.schedule_id = s.id),
        'overrides', (select coalesce(json_agg(json_build_object(
            'onDate', o.on_date,
            'ranges', (select coalesce(json_agg(json_build_object(
                'startMinute', x.start_minute, 'endMinute', x.end_minute)), '[]')
              from schedule_override_ranges x
              where x.organization_id = o.organization_id and x.schedule_id = o.schedule_id and x.on_date = o.on_date))), '[]')
          from schedule_overrides o where o.organization_id = s.organization_id and o.schedule_id = s.id),
        'daysOff', (select coalesce(json_agg(json_build_object('startsOn', d.starts_on, 'endsOn', d.ends_on)), '[]')
          from schedule_days_off d where d.organization_id = s.organization_id and d.schedule_id = s.id),
        'holidays', (select coalesce(json_agg(json_build_object('country', h.country, 'region', h.region)
            order by h.country, h.region), '[]')
          from schedule_holidays h where h.organization_id = s.organization_id and h.schedule_id = s.id)
      ) as schedule
    from ${seats}
      join resources r on r.organization_id = m.organization_id and r.id = m.resource_id
      join schedules s on s.organization_id = m.organization_id and s.id = coalesce(m.schedule_id, r.schedule_id)`;

/**
 * What is taken on these resources in a range, at `now`: bookings and holds that have not
 * lapsed. The caller widens the range by the buffers that reach in. A group session is one
 * row for each resource, however many guests it has.
 */
export async function readTakenTimes(
  tx: Transaction,
  organizationId: string,
  { resourceIds, linkId, except }: { resourceIds: readonly string[]; linkId: string; except: Except },
  range: Range & { readonly now: number },
): Promise<TakenTime[]> {
  if (resourceIds.length === 0) return [];
  const rows = await tx.execute<TakenTime>(sql`
    select resource_id as "resourceId", link_id as "linkId", seat,
      ${epochMs(sql`starts_at`)} as "startsAt", ${epochMs(sql`ends_at`)} as "endsAt",
      max(buffer_before_minutes) as "bufferBeforeMinutes", max(buffer_after_minutes) as "bufferAfterMinutes",
      bool_and(hold_id is not null) as "isHold", session_id as "sessionId", count(*)::int as "seatsTaken",
      case when session_id is not null then (select json_agg(distinct s.resource_id) from reservations s
        where s.organization_id = ${organizationId} and s.session_id = reservations.session_id and s.released_at is null)
      end as "sessionMemberIds",
      min(booking_id::text) as "bookingId", ${epochMs(sql`max(expires_at)`)} as "expiresAt"
    from reservations
    where organization_id = ${organizationId}
      and resource_id in ${[...resourceIds]}
      and released_at is null
      and ${meets(range)}
      and (expires_at is null or expires_at > ${toIso(range.now)})
      ${except.bookingId ? sql`and booking_id is distinct from ${except.bookingId}` : sql``}
      and (hold_id is null or link_id <> ${linkId}
        or hold_id not in (${ownHolds(organizationId, linkId, except.ownHold)}))
    group by resource_id, link_id, seat, starts_at, ends_at, session_id, case when session_id is null then id end`);
  return [...rows];
}

/** Of the reservations those that meet a range; the first bound is what the index is read from. */
const meets = ({ from, until }: Range): SQL => sql`
  starts_at > ${toIso(from - durationMaxMinutes * minuteMs)} and starts_at < ${toIso(until)} and ends_at > ${toIso(from)}`;

/**
 * The ids of the holds on a link that are in nobody's way who comes through it: those that a key
 * opens, and the times that its owner keeps free for it.
 */
const ownHolds = (organizationId: string, linkId: string, { holdId, visitorId }: HoldKey = {}): SQL => sql`
  select id from holds
  where organization_id = ${organizationId} and link_id = ${linkId}
    and (is_offered or id = ${holdId ?? null} or visitor_id = ${visitorId ?? null})`;

/** Meetings that begin at an instant (epoch ms): of the link, or of a resource over all links. */
export type StartCount = {
  readonly resourceId: string | null;
  readonly startsAt: number;
  readonly meetings: number;
};

/**
 * What counts against the limits of a link and of people over all their links: pending,
 * confirmed and completed bookings that begin in a range. A group session counts once.
 */
export async function readStartCounts(
  tx: Transaction,
  organizationId: string,
  counted: {
    /** Absent when the link itself has no limits. */
    readonly linkId?: string | undefined;
    readonly resourceIds: readonly string[];
    readonly except: Except;
  },
  range: Range,
): Promise<StartCount[]> {
  const meetings = sql`count(distinct coalesce(r.session_id, b.id))::int as meetings`;
  const isCounted = sql`b.organization_id = ${organizationId} and r.released_at is null
    and b.status in ('pending', 'confirmed', 'completed')
    and b.starts_at >= ${toIso(range.from)} and b.starts_at < ${toIso(range.until)}
    ${counted.except.bookingId ? sql`and b.id <> ${counted.except.bookingId}` : sql``}`;
  const joined = sql`bookings b join reservations r on r.organization_id = b.organization_id and r.booking_id = b.id`;
  const parts: SQL[] = [];
  if (counted.linkId) {
    parts.push(sql`select null::uuid as "resourceId", ${epochMs(sql`b.starts_at`)} as "startsAt", ${meetings}
      from ${joined} where b.link_id = ${counted.linkId} and ${isCounted} group by b.starts_at`);
  }
  if (counted.resourceIds.length > 0) {
    parts.push(sql`select r.resource_id as "resourceId", ${epochMs(sql`b.starts_at`)} as "startsAt", ${meetings}
      from ${joined} where r.resource_id in ${[...counted.resourceIds]}
        and r.starts_at >= ${toIso(range.from)} and r.starts_at < ${toIso(range.until)}
        and ${isCounted} group by r.resource_id, b.starts_at`);
  }
  if (parts.length === 0) return [];
  return [...(await tx.execute<StartCount>(sql.join(parts, sql` union all `)))];
}

/** How many meetings of a link each of its resources has been given since an instant (epoch ms). */
export async function readRecentMeetings(
  tx: Transaction,
  organizationId: string,
  linkId: string,
  since: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.execute<{ resourceId: string; meetings: number }>(sql`
    select r.resource_id as "resourceId", count(distinct coalesce(r.session_id, b.id))::int as meetings
    from bookings b join reservations r on r.organization_id = b.organization_id and r.booking_id = b.id
    where b.organization_id = ${organizationId} and b.link_id = ${linkId}
      and b.created_at >= ${toIso(since)} and r.released_at is null
    group by r.resource_id`);
  return new Map(rows.map((row) => [row.resourceId, row.meetings]));
}

/** A timestamp as a number: the driver would make a text of it, to be parsed again. */
const epochMs = (instant: SQL): SQL => sql`(extract(epoch from ${instant}) * 1000)::float8`;
