import { DrizzleQueryError } from "drizzle-orm";
import postgres from "postgres";
import { AppError } from "@/lib/errors";

/** A rule that a person's input can break: the code, the words, and the field where there is one. */
type Meaning = readonly [code: AppError["code"], detail: string, pointer?: string];

/** What a broken constraint means to the one who asked. */
const explained: Record<string, Meaning> = {
  reservations_no_overlap: ["slot_taken", "Somebody else has just taken this time."],
  reservations_session_seat_once: ["slot_taken", "Somebody else has just taken the last seat."],
  holds_one_per_visitor: ["conflict", "You already hold a time on this link."],
  bookings_idempotency_unique: ["conflict", "The same request is being answered already."],
  users_email_unique: ["conflict", "There is an account with this address already."],
  links_token_unique: ["invalid", "This address is taken; choose another.", "/slug"],
  resources_one_per_member: ["conflict", "This member has a calendar of their own already."],
  schedules_one_default: ["conflict", "There is a default schedule already."],
  questions_in_order: ["conflict", "Two questions stand in the same place."],
  memberships_pkey: ["conflict", "They are a member already."],
  linked_accounts_pkey: ["conflict", "This sign-in belongs to an account already."],
  link_exclusions_pkey: ["conflict", "This date is left out already."],
  link_times_pkey: ["conflict", "This time is chosen already."],
  link_group_members_pkey: ["conflict", "They are in this group already."],
  schedule_weekly_ranges_pkey: ["conflict", "Two ranges of a day start at the same time."],
  schedule_overrides_pkey: ["conflict", "This date has its own hours already."],
  schedule_override_ranges_pkey: ["conflict", "Two ranges of a date start at the same time."],
  schedule_holidays_pkey: ["conflict", "These holidays are kept already."],

  answer_files_not_too_large: ["too_large", "A file may have 5 MB at most."],

  users_email_shape: ["invalid", "Write an e-mail address, like anna@example.com.", "/email"],
  links_token_shape: ["invalid", "Use letters a–z, digits and hyphens.", "/slug"],
  links_durations_positive: [
    "invalid",
    "One to ten lengths, each between a minute and a day.",
    "/durationsMinutes",
  ],
  links_increment_positive: ["invalid", "Starts lie between a minute and a day apart.", "/incrementMinutes"],
  links_buffers_not_negative: ["invalid", "A buffer is between nothing and a day.", "/bufferBeforeMinutes"],
  links_notice_not_negative: ["invalid", "Notice is between nothing and a year.", "/noticeMinutes"],
  links_window_one_kind: ["invalid", "Choose either a number of days or two dates in order.", "/window"],
  links_limits_positive: ["invalid", "A limit is at least one booking.", "/limits"],
  links_seats_positive: ["invalid", "A session has at least one seat.", "/seats"],
  links_one_time_has_recipient: [
    "invalid",
    "A one-time link is for somebody: write their address.",
    "/recipientEmail",
  ],
  link_groups_needed_positive: ["invalid", "At least one member is needed.", "/needed"],
  link_group_members_weight_positive: ["invalid", "A weight is at least 1.", "/weight"],
  resources_capacity_positive: ["invalid", "At least one booking fits at a time.", "/capacity"],
  resources_limits_positive: ["invalid", "A limit is at least one booking.", "/limits"],
  resources_only_people_are_members: ["invalid", "Only a person can be a member.", "/userId"],
  schedule_days_off_in_order: ["invalid", "The last day off comes before the first.", "/endsOn"],
  schedule_holidays_country_shape: ["invalid", "Choose a country from the list.", "/country"],
  schedule_weekly_ranges_within_day: ["invalid", "A range lies between 00:00 and 24:00.", "/weekly"],
  schedule_weekly_ranges_weekday_iso: ["invalid", "A weekday is 1, Monday, through 7.", "/weekly"],
  schedule_override_ranges_within_day: ["invalid", "A range lies between 00:00 and 24:00.", "/overrides"],
};

/** Foreign keys: the row on the other side is gone, or is still in use. */
const joins = new Set([
  "analytics_events_link_fk",
  "answer_files_booking_fk",
  "answers_booking_fk",
  "answers_question_fk",
  "attendees_booking_fk",
  "audit_entries_organization_fk",
  "bookings_link_fk",
  "holds_link_fk",
  "link_drafts_member_fk",
  "link_exclusions_link_fk",
  "link_group_members_group_fk",
  "link_group_members_resource_fk",
  "link_group_members_schedule_fk",
  "link_groups_link_fk",
  "link_times_link_fk",
  "linked_accounts_user_fk",
  "links_created_by_fk",
  "links_organization_fk",
  "links_parent_fk",
  "links_template_fk",
  "mails_booking_fk",
  "mails_organization_fk",
  "mails_sign_up_fk",
  "memberships_organization_fk",
  "memberships_user_fk",
  "questions_template_fk",
  "reservations_booking_fk",
  "reservations_hold_fk",
  "reservations_link_fk",
  "reservations_resource_fk",
  "resources_member_fk",
  "resources_organization_fk",
  "resources_schedule_fk",
  "schedule_days_off_schedule_fk",
  "schedule_holidays_schedule_fk",
  "schedule_override_ranges_override_fk",
  "schedule_overrides_schedule_fk",
  "schedule_weekly_ranges_schedule_fk",
  "schedules_organization_fk",
  "sessions_user_fk",
  "templates_organization_fk",
]);

/** Rules that no input reaches: breaking one is our bug, and answers as one. */
const ours = new Set([
  "analytics_events_kind_known",
  "analytics_events_once",
  "analytics_events_pkey",
  "answer_files_pkey",
  "answers_in_order",
  "answers_pkey",
  "attendees_pkey",
  "attendees_response_known",
  "attendees_role_known",
  "audit_entries_actor_known",
  "audit_entries_pkey",
  "bookings_end_after_start",
  "bookings_key_with_hash",
  "bookings_pkey",
  "bookings_sequence_not_negative",
  "bookings_status_known",
  "bookings_tenant_key",
  "bookings_uid_unique",
  "bookings_wall_clock_shape",
  "holds_expiry_after_start",
  "holds_pkey",
  "holds_tenant_key",
  "link_drafts_pkey",
  "link_groups_pkey",
  "links_kind_known",
  "links_only_one_time_ends",
  "links_pkey",
  "links_tenant_key",
  "mails_of_tenant_or_account",
  "mails_once",
  "mails_pkey",
  "mails_state_known",
  "memberships_role_known",
  "organizations_pkey",
  "questions_kind_known",
  "questions_pkey",
  "questions_tenant_key",
  "reservations_at_most_a_day",
  "reservations_buffers_not_negative",
  "reservations_for_booking_or_hold",
  "reservations_not_empty",
  "reservations_only_holds_expire",
  "reservations_pkey",
  "reservations_seat_not_negative",
  "reservations_session_seat_in_session",
  "resources_kind_known",
  "resources_pkey",
  "resources_tenant_key",
  "schedule_days_off_pkey",
  "schedules_pkey",
  "schedules_tenant_key",
  "sessions_expiry_after_start",
  "sessions_pkey",
  "sign_ups_expiry_after_start",
  "sign_ups_pkey",
  "templates_pkey",
  "templates_tenant_key",
  "users_clock_known",
  "users_language_known",
  "users_pkey",
  "visitor_salts_pkey",
]);

/** The error a broken constraint stands for; undefined for a name that nobody has thought of. */
export function errorForConstraint(name: string): Error | undefined {
  const meaning = explained[name];
  if (meaning) {
    const [code, detail, pointer] = meaning;
    return new AppError(code, detail, pointer ? [{ pointer, detail }] : []);
  }
  if (joins.has(name))
    return new AppError("conflict", "Something that belongs to this is gone or still in use.");
  if (ours.has(name)) return new Error(`The program broke a rule of its own database: ${name}.`);
  return undefined;
}

/**
 * What an error from the database means: a broken constraint becomes the error it
 * stands for. Any other leaves without Drizzle's wrapping, whose message would carry
 * people's data into the log.
 */
export function translateConstraint(error: unknown): unknown {
  const bare = unwrap(error);
  const name = bare instanceof postgres.PostgresError ? bare.constraint_name : undefined;
  return (name && errorForConstraint(name)) || bare;
}

/** Whether PostgreSQL asks to try again: serialization failure or deadlock (SQLSTATE 40001, 40P01). */
export function isPassing(error: unknown): boolean {
  const bare = unwrap(error);
  return bare instanceof postgres.PostgresError && (bare.code === "40001" || bare.code === "40P01");
}

const unwrap = (error: unknown) => (error instanceof DrizzleQueryError ? (error.cause ?? error) : error);
