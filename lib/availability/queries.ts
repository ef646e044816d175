import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { toIso } from "@/lib/time/format";
import type { ChosenTime, DateCounts, Schedule } from "./types";

/** A member of one of a link's groups, with the opening hours it brings. */
export type LinkMember = {
  readonly groupPosition: number;
  /** How many members of the group must be free; null means all. */
  readonly needed: number | null;
  readonly resourceId: string;
  readonly isActive: boolean;
  readonly capacity: number;
  readonly schedule: Schedule;
  /** The link's own, the same in every row: dates that it leaves out, and starts that the owner picked. */
  readonly exclusions: readonly string[];
  readonly chosenTimes: readonly ChosenTime[];
};

/** A live reservation of a resource. Instants in epoch ms, buffers in minutes. */
export type TakenTime = {
  readonly resourceId: string;
  readonly seat: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly isHold: boolean;
};

/** A link's groups, members, their schedules and the dates it names, in one query however many there are. */
export async function readMembers(
  tx: Transaction,
  organizationId: string,
  linkId: string,
): Promise<LinkMember[]> {
  const rows = await tx.execute<LinkMember>(sql`
    select g.position as "groupPosition", g.needed, r.id as "resourceId", r.is_active as "isActive", r.capacity,
      (select coalesce(json_agg(e.on_date), '[]')
        from link_exclusions e where e.organization_id = g.organization_id and e.link_id = g.link_id) as exclusions,
      (select coalesce(json_agg(json_build_object(
          'start', (extract(epoch from t.starts_at) * 1000)::float8, 'outsideHoursAllowed', t.is_outside_hours)), '[]')
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
          from schedule_days_off d where d.organization_id = s.organization_id and d.schedule_id = s.id)
      ) as schedule
    from link_groups g
      join link_group_members m
        on m.organization_id = g.organization_id and m.link_id = g.link_id and m.group_position = g.position
      join resources r on r.organization_id = m.organization_id and r.id = m.resource_id
      join schedules s on s.organization_id = r.organization_id and s.id = r.schedule_id
    where g.organization_id = ${organizationId} and g.link_id = ${linkId}
    order by g.position, r.id`);
  return [...rows];
}

/**
 * What is taken on these resources between two instants (epoch ms), at `now`: bookings
 * and holds that have not lapsed. The caller widens the range by the buffers that reach in.
 */
export async function readTakenTimes(
  tx: Transaction,
  organizationId: string,
  resourceIds: readonly string[],
  range: { readonly from: number; readonly until: number; readonly now: number },
): Promise<TakenTime[]> {
  if (resourceIds.length === 0) return [];
  const rows = await tx.execute<TakenTime>(sql`
    select resource_id as "resourceId", seat,
      (extract(epoch from lower(during)) * 1000)::float8 as "startsAt",
      (extract(epoch from upper(during)) * 1000)::float8 as "endsAt",
      buffer_before_minutes as "bufferBeforeMinutes", buffer_after_minutes as "bufferAfterMinutes",
      hold_id is not null as "isHold"
    from reservations
    where organization_id = ${organizationId}
      and resource_id in ${[...resourceIds]}
      and released_at is null
      and during && tstzrange(${toIso(range.from)}, ${toIso(range.until)})
      and (expires_at is null or expires_at > ${toIso(range.now)})`);
  return [...rows];
}

/** How many bookings of a link count against its limits, by local start date, from one date through another. */
export async function readDateCounts(
  tx: Transaction,
  organizationId: string,
  linkId: string,
  range: { readonly firstDate: string; readonly lastDate: string },
): Promise<DateCounts> {
  const rows = await tx.execute<{ onDate: string; bookings: number }>(sql`
    select on_date::text as "onDate", count(*)::int as bookings
    from bookings
    where organization_id = ${organizationId} and link_id = ${linkId}
      and on_date between ${range.firstDate} and ${range.lastDate}
      and status in ('pending', 'confirmed', 'completed')
    group by on_date`);
  return new Map(rows.map((row) => [row.onDate, row.bookings]));
}
