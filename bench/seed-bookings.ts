import type { TransactionSql } from "postgres";
import { toIso } from "@/lib/time/format";
import { tzdataVersion } from "@/lib/tzdata";
import { firstMonday, firstNames, lastNames, peoplePerOrganization, weeksEachWay } from "./seed-people";

/** Half hours from 9 to 17, Monday to Friday, on one person's clock: as many meetings fit without overlap. */
const slotsPerDay = 16;
const slotsPerWeek = 5 * slotsPerDay;
export const slotsPerPerson = 2 * weeksEachWay * slotsPerWeek;

export type Spread = { readonly reservations: number; readonly organizations: number };

/**
 * Spreads meetings of half an hour over all people and their two years, on slots of which each
 * is used once: every person's time is cut into as many equal stretches as they have meetings,
 * and a meeting lies somewhere in its own. Every fifth was booked through the organization's
 * round robin, the others through the person's own link. Each has one reservation and one guest.
 *
 * The rows go in by time and from all organizations in turn, as real ones would, so that those
 * of one person, or of one organization, lie scattered over the tables. A reservation and a guest
 * have their booking's id as well: random ids are the dearest thing here.
 */
export async function seedBookings(tx: TransactionSql, spread: Spread, now: number): Promise<void> {
  await sketchMeetings(tx, spread, now);
  await tx`
    insert into bookings (id, organization_id, link_id, status, starts_at, ends_at, wall_clock, time_zone,
      tzdata_version, uid, created_at)
    select m.id, m.organization_id, m.link_id, 'confirmed', m.starts_at, m.starts_at + interval '30 minutes',
      to_char(m.starts_at at time zone l.time_zone, 'YYYY-MM-DD"T"HH24:MI'), l.time_zone,
      ${tzdataVersion()}, m.id || '@example.com', m.created_at
    from seed_meetings m join links l on l.id = m.link_id`;
  await tx`
    insert into reservations (id, organization_id, resource_id, link_id, during, booking_id)
    select id, organization_id, resource_id, link_id, tstzrange(starts_at, starts_at + interval '30 minutes'), id
    from seed_meetings`;
  await tx`
    insert into attendees (id, organization_id, booking_id, role, name, email, time_zone)
    select id, organization_id, id, 'booker',
      (${firstNames}::text[])[1 + guest % ${firstNames.length}::int] || ' ' ||
        (${lastNames}::text[])[1 + guest % ${lastNames.length}::int],
      'guest-' || guest || '@example.com', time_zone
    from (select *, i % ${Math.ceil(spread.reservations / 3)}::int as guest from seed_meetings) as invited`;
  await tx`
    update link_group_members m set last_booked_at = latest.at
    from (select link_id, resource_id, max(created_at) as at from seed_meetings group by link_id, resource_id) as latest
    where m.resource_id = latest.resource_id and m.link_id = latest.link_id`;
  await seedHolds(tx, now);
}

/** Each person's link was held by a guest who left: after hours, so that it is in nobody's way, and lapsed. */
async function seedHolds(tx: TransactionSql, now: number): Promise<void> {
  await tx`
    create temporary table seed_holds on commit drop as
    select gen_random_uuid() as id, *, ${toIso(now)}::timestamptz - n * interval '1 minute' as expires_at,
      (date_trunc('week', ${toIso(now)}::timestamptz at time zone 'UTC') + interval '7 days 17 hours')
        at time zone time_zone as starts_at
    from seed_people`;
  await tx`
    insert into holds (id, organization_id, link_id, visitor_id, created_at, expires_at)
    select id, organization_id, link_id, 'visitor-' || n, expires_at - interval '10 minutes', expires_at from seed_holds`;
  await tx`
    insert into reservations (id, organization_id, resource_id, link_id, during, hold_id, expires_at)
    select id, organization_id, resource_id, link_id, tstzrange(starts_at, starts_at + interval '30 minutes'), id, expires_at
    from seed_holds`;
}

/** One row for each meeting. Multiples of primes look like chance and are the same at each run. */
async function sketchMeetings(
  tx: TransactionSql,
  { reservations, organizations }: Spread,
  now: number,
): Promise<void> {
  const people = organizations * peoplePerOrganization;
  const stretch = Math.floor(slotsPerPerson / Math.ceil(reservations / people));
  await tx`
    create temporary table seed_meetings on commit drop as
    with placed as (
      select gen_random_uuid() as id, i, organization_id, resource_id, time_zone,
        case round % 5 when 0 then any_link_id else link_id end as link_id,
        (${firstMonday(now)}::date + slot / ${slotsPerWeek}::int * 7 + slot % ${slotsPerWeek}::int / ${slotsPerDay}::int
          + time '09:00' + slot % ${slotsPerDay}::int * interval '30 minutes') at time zone time_zone as starts_at
      from generate_series(0, ${reservations}::int - 1) as i
        join seed_people on team = 1 + i % ${organizations}::int and seat = 1 + i / ${organizations}::int % ${peoplePerOrganization}::int,
        lateral (select i / ${people}::int as round) as turn,
        lateral (select round * ${stretch}::int + (n * 7919 + round * 104729) % ${stretch}::int as slot) as place
    )
    select *, least(starts_at, ${toIso(now)}) - (1 + i % 720) * interval '1 hour' as created_at from placed`;
}
