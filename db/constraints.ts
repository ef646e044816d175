import type postgres from "postgres";
import { AppError } from "@/lib/errors";
import { type ErrorKey, say } from "@/lib/i18n/say";

/** A rule that a person's input can break: the code, the message, and the field where there is one. */
type Meaning = readonly [code: AppError["code"], message: ErrorKey, pointer?: string];

/** What a broken constraint means to the one who asked. */
const explained: Record<string, Meaning> = {
  reservations_no_overlap: ["slot_taken", "slots.taken"],
  reservations_session_seat_once: ["slot_taken", "slots.lastSeatTaken"],
  holds_one_per_visitor: ["conflict", "holds.one"],
  bookings_idempotency_unique: ["conflict", "bookings.answeredAlready"],
  users_email_unique: ["conflict", "account.emailTaken"],
  links_token_unique: ["invalid", "links.slugTaken", "/slug"],
  resources_one_per_member: ["conflict", "constraints.ownCalendar"],
  schedules_one_default: ["conflict", "constraints.oneDefault"],
  questions_in_order: ["conflict", "constraints.questionPlace"],
  memberships_pkey: ["conflict", "constraints.memberTwice"],
  linked_accounts_pkey: ["conflict", "constraints.signInTaken"],
  link_exclusions_pkey: ["conflict", "constraints.exclusionTwice"],
  link_times_pkey: ["conflict", "constraints.timeTwice"],
  link_group_members_pkey: ["conflict", "constraints.groupMemberTwice"],
  schedule_weekly_ranges_pkey: ["conflict", "constraints.rangeTwice"],
  schedule_overrides_pkey: ["conflict", "constraints.overrideTwice"],
  schedule_override_ranges_pkey: ["conflict", "constraints.overrideRangeTwice"],
  schedule_holidays_pkey: ["conflict", "constraints.holidaysTwice"],

  answer_files_not_too_large: ["too_large", "constraints.fileTooLarge"],

  users_email_shape: ["invalid", "account.emailShape", "/email"],
  links_token_shape: ["invalid", "constraints.slugShape", "/slug"],
  links_durations_positive: ["invalid", "constraints.durations", "/durationsMinutes"],
  links_increment_positive: ["invalid", "constraints.increment", "/incrementMinutes"],
  links_buffers_not_negative: ["invalid", "constraints.buffer", "/bufferBeforeMinutes"],
  links_notice_not_negative: ["invalid", "constraints.notice", "/noticeMinutes"],
  links_window_one_kind: ["invalid", "constraints.window", "/window"],
  links_limits_positive: ["invalid", "constraints.limit", "/limits"],
  links_seats_positive: ["invalid", "constraints.seats", "/seats"],
  links_guests_not_negative: ["invalid", "constraints.guests", "/maxGuests"],
  links_change_notice_not_negative: ["invalid", "constraints.notice", "/changeNoticeMinutes"],
  links_reminders_in_range: ["invalid", "constraints.reminders", "/guestReminders"],
  links_redirect_is_web: ["invalid", "links.noUrl", "/redirectUrl"],
  spent_challenges_pkey: ["conflict", "robots.spent"],
  links_one_time_has_recipient: ["invalid", "constraints.recipient", "/recipientEmail"],
  link_groups_needed_positive: ["invalid", "constraints.needed", "/needed"],
  link_group_members_weight_positive: ["invalid", "constraints.weight", "/weight"],
  resources_capacity_positive: ["invalid", "constraints.capacity", "/capacity"],
  resources_limits_positive: ["invalid", "constraints.limit", "/limits"],
  resources_only_people_are_members: ["invalid", "constraints.personOnly", "/userId"],
  schedule_days_off_in_order: ["invalid", "schedules.lastBeforeFirst", "/endsOn"],
  schedule_holidays_country_shape: ["invalid", "constraints.country", "/country"],
  schedule_weekly_ranges_within_day: ["invalid", "constraints.rangeWithinDay", "/weekly"],
  schedule_weekly_ranges_weekday_iso: ["invalid", "constraints.weekday", "/weekly"],
  schedule_override_ranges_within_day: ["invalid", "constraints.rangeWithinDay", "/overrides"],
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
  "email_confirmations_link_fk",
  "feeds_created_by_fk",
  "feeds_resource_fk",
  "holds_link_fk",
  "link_drafts_member_fk",
  "link_exclusions_link_fk",
  "link_group_members_group_fk",
  "link_group_members_resource_fk",
  "link_group_members_schedule_fk",
  "link_groups_link_fk",
  "link_mails_link_fk",
  "link_times_link_fk",
  "linked_accounts_user_fk",
  "links_created_by_fk",
  "links_organization_fk",
  "links_parent_fk",
  "links_template_fk",
  "mail_opt_outs_organization_fk",
  "mails_booking_fk",
  "mails_organization_fk",
  "mails_password_reset_fk",
  "mails_sign_up_fk",
  "memberships_organization_fk",
  "memberships_user_fk",
  "password_resets_user_fk",
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
  "spent_challenges_organization_fk",
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
  "attendees_language_known",
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
  "email_confirmations_expiry_after_start",
  "email_confirmations_pkey",
  "feeds_pkey",
  "holds_expiry_after_start",
  "holds_pkey",
  "holds_tenant_key",
  "link_drafts_pkey",
  "link_groups_pkey",
  "link_mails_pkey",
  "links_kind_known",
  "links_only_one_time_ends",
  "links_pkey",
  "links_tenant_key",
  "mail_opt_outs_pkey",
  "mail_opt_outs_small_letters",
  "mails_lead_not_negative",
  "mails_of_tenant_or_account",
  "mails_once",
  "mails_pkey",
  "mails_state_known",
  "memberships_role_known",
  "organizations_pkey",
  "password_resets_expiry_after_start",
  "password_resets_pkey",
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
  "sign_ups_language_known",
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
    const [code, message, pointer] = meaning;
    const detail = say(message);
    return new AppError(code, detail, pointer ? [{ pointer, detail }] : []);
  }
  if (joins.has(name)) return new AppError("conflict", say("constraints.related"));
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
  const name = isRefusal(bare) ? bare.constraint_name : undefined;
  return (name && errorForConstraint(name)) || bare;
}

/** Whether PostgreSQL asks to try again: serialization failure or deadlock (SQLSTATE 40001, 40P01). */
export function isPassing(error: unknown): boolean {
  const bare = unwrap(error);
  return isRefusal(bare) && (bare.code === "40001" || bare.code === "40P01");
}

/**
 * Both by what they are and not by their class: Next's bundle has copies of its own of the modules
 * that the driver's errors come from.
 */
const isRefusal = (error: unknown): error is postgres.PostgresError =>
  error instanceof Error && error.name === "PostgresError";

const unwrap = (error: unknown): unknown =>
  error instanceof Error && "query" in error && "params" in error ? (error.cause ?? error) : error;
