import type { TransactionSql } from "postgres";
import { toIso } from "@/lib/time/format";
import { dateOfDay, dayMs, startOfWeek } from "@/lib/time/zone";

/** People of an organization, all of them in its round robin and the first few in its collective link. */
export const peoplePerOrganization = 10;
const peopleTogether = 3;

/** Weeks of bookings before the present one and from it on. */
export const weeksEachWay = 52;

/** From west to east, so that neighbours in the list, who work together, have hours in common. */
const places = [
  ["America/Los_Angeles", "US"],
  ["America/Chicago", "US"],
  ["America/New_York", "US"],
  ["America/Sao_Paulo", "BR"],
  ["Europe/London", "GB"],
  ["Europe/Berlin", "DE"],
  ["Europe/Athens", "GR"],
  ["Asia/Dubai", "AE"],
  ["Asia/Kolkata", "IN"],
  ["Asia/Singapore", "SG"],
  ["Asia/Tokyo", "JP"],
  ["Australia/Sydney", "AU"],
] as const;

export const firstNames = [
  "Ada",
  "Noor",
  "Tomás",
  "Mei",
  "Jonas",
  "Zoë",
  "Kofi",
  "Ines",
  "Ravi",
  "Hana",
  "Piotr",
];
export const lastNames = ["Baker", "Haddad", "Rivera", "Chen", "Weber", "Costa", "Mensah", "Novák", "Iyer"];

/** The Monday on which the bookings begin. */
export const firstMonday = (now: number): string =>
  dateOfDay(startOfWeek(Math.floor(now / dayMs)) - 7 * weeksEachWay);

/**
 * Makes organizations of ten people. Each person is a user with a schedule of their own, an
 * evergreen link `person-N` and a one-time link `once-N` with three times to choose from;
 * each organization has the links `any-N`, a round robin over everybody, and `all-N`, which
 * needs three people at once. Nobody has a password.
 *
 * Leaves the temporary tables seed_teams and seed_people behind, to hang bookings on.
 */
export async function seedPeople(tx: TransactionSql, organizations: number, now: number): Promise<void> {
  await sketch(tx, organizations);
  await insertAccounts(tx, toIso(now - 2 * 7 * weeksEachWay * dayMs));
  await insertSchedules(tx, firstMonday(now));
  await insertLinks(tx, toIso(now), toIso(now - 7 * (weeksEachWay + 5) * dayMs));
  await insertGroups(tx);
}

/** Everybody's ids, names and places: random ids, and all else the same at each run. */
async function sketch(tx: TransactionSql, organizations: number): Promise<void> {
  await tx`
    create temporary table seed_teams on commit drop as
    select team, gen_random_uuid() as organization_id, gen_random_uuid() as any_link_id, gen_random_uuid() as all_link_id
    from generate_series(1, ${organizations}::int) as team`;
  await tx`
    create temporary table seed_people on commit drop as
    select *, gen_random_uuid() as user_id, gen_random_uuid() as schedule_id, gen_random_uuid() as resource_id,
      gen_random_uuid() as link_id, gen_random_uuid() as once_link_id,
      (${firstNames}::text[])[1 + n % ${firstNames.length}::int] || ' ' ||
        (${lastNames}::text[])[1 + n % ${lastNames.length}::int] as name,
      (${places.map(([zone]) => zone)}::text[])[1 + (team + seat % 2) % ${places.length}::int] as time_zone,
      (${places.map(([, country]) => country)}::text[])[1 + (team + seat % 2) % ${places.length}::int] as country
    from (
      select *, (team - 1) * ${peoplePerOrganization}::int + seat as n
      from seed_teams cross join generate_series(1, ${peoplePerOrganization}::int) as seat
    ) as people`;
  await tx`analyze seed_people`;
}

async function insertAccounts(tx: TransactionSql, createdAt: string): Promise<void> {
  await tx`
    insert into organizations (id, name, created_at)
    select organization_id, (${lastNames}::text[])[1 + team % ${lastNames.length}::int] || ' Studio ' || team, ${createdAt}
    from seed_teams`;
  await tx`
    insert into users (id, email, name, time_zone, email_verified_at, created_at)
    select user_id, 'person-' || n || '@example.com', name, time_zone, ${createdAt}, ${createdAt} from seed_people`;
  await tx`
    insert into memberships (organization_id, user_id, role, created_at)
    select organization_id, user_id, case seat when 1 then 'owner' when 2 then 'admin' else 'member' end, ${createdAt}
    from seed_people`;
  await tx`
    insert into schedules (id, organization_id, name, time_zone, is_default, created_at)
    select schedule_id, organization_id, 'Working hours', time_zone, seat = 1, ${createdAt} from seed_people`;
  await tx`
    insert into resources (id, organization_id, kind, name, user_id, schedule_id, created_at)
    select resource_id, organization_id, 'person', name, user_id, schedule_id, ${createdAt} from seed_people`;
}

/**
 * Monday to Friday from 9 to 17, the public holidays of the country, a short or a free Friday every
 * quarter, and two weeks off a year. What was booked before somebody took a day off stays, as in life.
 */
async function insertSchedules(tx: TransactionSql, monday: string): Promise<void> {
  await tx`
    insert into schedule_weekly_ranges (organization_id, schedule_id, weekday, start_minute, end_minute)
    select organization_id, schedule_id, weekday, 9 * 60, 17 * 60 from seed_people cross join generate_series(1, 5) as weekday`;
  await tx`
    insert into schedule_holidays (organization_id, schedule_id, country)
    select organization_id, schedule_id, country from seed_people`;
  await tx`
    insert into schedule_overrides (organization_id, schedule_id, on_date)
    select organization_id, schedule_id, ${monday}::date + 7 * (13 * quarter + n % 13) + 4
    from seed_people cross join generate_series(0, 7) as quarter`;
  await tx`
    insert into schedule_override_ranges (organization_id, schedule_id, on_date, start_minute, end_minute)
    select organization_id, schedule_id, on_date, 9 * 60, 13 * 60
    from schedule_overrides where extract(month from on_date)::int % 2 = 0`;
  await tx`
    insert into schedule_days_off (id, organization_id, schedule_id, starts_on, ends_on, label)
    select gen_random_uuid(), organization_id, schedule_id, starts_on, starts_on + 13, 'Vacation'
    from seed_people cross join generate_series(0, 1) as year,
      lateral (select ${monday}::date + 7 * (${weeksEachWay}::int * year + 2 + n % 48) as starts_on) as vacation`;
}

async function insertLinks(tx: TransactionSql, now: string, createdAt: string): Promise<void> {
  await tx`
    insert into links (id, organization_id, kind, token, title, time_zone, durations_minutes, created_by, created_at)
    select link_id, organization_id, 'evergreen', 'person-' || n, 'Half an hour', time_zone, array[30], user_id, ${createdAt}::timestamptz
    from seed_people
    union all
    select any_link_id, organization_id, 'evergreen', 'any-' || team, 'Any of us', time_zone, array[30], user_id, ${createdAt}
    from seed_people where seat = 1
    union all
    select all_link_id, organization_id, 'evergreen', 'all-' || team, 'Three of us', time_zone, array[30], user_id, ${createdAt}
    from seed_people where seat = 1`;
  await tx`
    insert into links (id, organization_id, kind, token, title, time_zone, durations_minutes, created_by, created_at,
      parent_link_id, recipient_name, recipient_email, expires_at)
    select once_link_id, organization_id, 'one_time', 'once-' || n, 'Half an hour', time_zone, array[30], user_id,
      ${now}::timestamptz - interval '1 day', link_id, 'Guest ' || n, 'guest-' || n || '@example.com',
      ${now}::timestamptz + interval '14 days'
    from seed_people`;
  await tx`
    insert into link_times (organization_id, link_id, starts_at)
    select organization_id, once_link_id,
      (date_trunc('week', ${now}::timestamptz at time zone 'UTC') + interval '7 days 10 hours' + day * interval '1 day')
        at time zone time_zone
    from seed_people cross join generate_series(1, 3) as day`;
  await tx`
    insert into link_exclusions (organization_id, link_id, on_date)
    select organization_id, link_id, make_date(extract(year from ${now}::timestamptz)::int, 12, day)
    from seed_people cross join unnest(array[24, 31]) as day`;
}

async function insertGroups(tx: TransactionSql): Promise<void> {
  await tx`
    insert into link_groups (organization_id, link_id, position, needed)
    select organization_id, link_id, 0, null::smallint from seed_people
    union all select organization_id, once_link_id, 0, null from seed_people
    union all select organization_id, any_link_id, 0, 1 from seed_teams
    union all select organization_id, all_link_id, 0, null from seed_teams`;
  await tx`
    insert into link_group_members (organization_id, link_id, group_position, resource_id)
    select organization_id, link_id, 0, resource_id from seed_people
    union all select organization_id, once_link_id, 0, resource_id from seed_people
    union all select organization_id, any_link_id, 0, resource_id from seed_people
    union all select organization_id, all_link_id, 0, resource_id from seed_people where seat <= ${peopleTogether}::int`;
}
