CREATE TABLE "linked_accounts" (
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "linked_accounts_pkey" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"revoked_at" timestamp(3) with time zone,
	CONSTRAINT "sessions_expiry_after_start" CHECK ("sessions"."expires_at" > "sessions"."created_at")
);
--> statement-breakpoint
CREATE TABLE "sign_ups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"used_at" timestamp(3) with time zone,
	CONSTRAINT "sign_ups_expiry_after_start" CHECK ("sign_ups"."expires_at" > "sign_ups"."created_at")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"time_zone" text NOT NULL,
	"email_verified_at" timestamp(3) with time zone,
	"is_operator" boolean DEFAULT false NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "users_email_shape" CHECK ("users"."email" ~ '^[^@[:space:]]+@[^@[:space:]]+$')
);
--> statement-breakpoint
CREATE TABLE "analytics_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"visitor_hash" text,
	"referrer" text,
	CONSTRAINT "analytics_events_kind_known" CHECK ("analytics_events"."kind" in ('view', 'booking'))
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"address" text,
	"request_id" text NOT NULL,
	CONSTRAINT "audit_entries_actor_known" CHECK ("audit_entries"."actor_kind" in ('guest', 'member', 'apiKey', 'system'))
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"question_id" uuid,
	"position" smallint NOT NULL,
	"label" text NOT NULL,
	"value" jsonb NOT NULL,
	CONSTRAINT "answers_in_order" UNIQUE("booking_id","position")
);
--> statement-breakpoint
CREATE TABLE "attendees" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"time_zone" text NOT NULL,
	"response" text DEFAULT 'needs_action' NOT NULL,
	CONSTRAINT "attendees_role_known" CHECK ("attendees"."role" in ('booker', 'guest')),
	CONSTRAINT "attendees_response_known" CHECK ("attendees"."response" in ('needs_action', 'accepted', 'declined', 'tentative'))
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"status" text NOT NULL,
	"starts_at" timestamp(3) with time zone NOT NULL,
	"ends_at" timestamp(3) with time zone NOT NULL,
	"wall_clock" text NOT NULL,
	"time_zone" text NOT NULL,
	"tzdata_version" text NOT NULL,
	"on_date" date NOT NULL,
	"uid" text NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"location" jsonb,
	"assignment" jsonb,
	"cancelled_at" timestamp(3) with time zone,
	"cancel_reason" text,
	"private_note" text DEFAULT '' NOT NULL,
	"idempotency_key" text,
	"request_hash" text,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "bookings_tenant_key" UNIQUE("organization_id","id"),
	CONSTRAINT "bookings_uid_unique" UNIQUE("uid"),
	CONSTRAINT "bookings_end_after_start" CHECK ("bookings"."ends_at" > "bookings"."starts_at"),
	CONSTRAINT "bookings_status_known" CHECK ("bookings"."status" in ('pending', 'confirmed', 'rejected', 'cancelled', 'expired', 'completed', 'no_show')),
	CONSTRAINT "bookings_sequence_not_negative" CHECK ("bookings"."sequence" >= 0),
	CONSTRAINT "bookings_wall_clock_shape" CHECK ("bookings"."wall_clock" ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$'),
	CONSTRAINT "bookings_key_with_hash" CHECK (("bookings"."idempotency_key" is null) = ("bookings"."request_hash" is null))
);
--> statement-breakpoint
CREATE TABLE "link_exclusions" (
	"organization_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"on_date" date NOT NULL,
	CONSTRAINT "link_exclusions_pkey" PRIMARY KEY("link_id","on_date")
);
--> statement-breakpoint
CREATE TABLE "link_group_members" (
	"organization_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"group_position" smallint NOT NULL,
	"resource_id" uuid NOT NULL,
	"priority" smallint DEFAULT 0 NOT NULL,
	"weight" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "link_group_members_pkey" PRIMARY KEY("link_id","group_position","resource_id"),
	CONSTRAINT "link_group_members_weight_positive" CHECK ("link_group_members"."weight" > 0)
);
--> statement-breakpoint
CREATE TABLE "link_groups" (
	"organization_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"needed" smallint,
	CONSTRAINT "link_groups_pkey" PRIMARY KEY("organization_id","link_id","position"),
	CONSTRAINT "link_groups_needed_positive" CHECK ("link_groups"."needed" > 0)
);
--> statement-breakpoint
CREATE TABLE "link_times" (
	"organization_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"starts_at" timestamp(3) with time zone NOT NULL,
	"is_outside_hours" boolean DEFAULT false NOT NULL,
	CONSTRAINT "link_times_pkey" PRIMARY KEY("link_id","starts_at")
);
--> statement-breakpoint
CREATE TABLE "links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"token" text NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"time_zone" text NOT NULL,
	"durations_minutes" integer[] NOT NULL,
	"increment_minutes" integer,
	"buffer_before_minutes" integer DEFAULT 0 NOT NULL,
	"buffer_after_minutes" integer DEFAULT 0 NOT NULL,
	"notice_minutes" integer DEFAULT 0 NOT NULL,
	"window_days" integer,
	"window_first_date" date,
	"window_last_date" date,
	"limit_per_day" integer,
	"limit_per_week" integer,
	"limit_per_month" integer,
	"requires_approval" boolean DEFAULT false NOT NULL,
	"seats" integer,
	"location" jsonb,
	"template_id" uuid,
	"is_active" boolean DEFAULT true NOT NULL,
	"archived_at" timestamp(3) with time zone,
	"created_by" uuid NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"parent_link_id" uuid,
	"recipient_name" text,
	"recipient_email" text,
	"note" text,
	"expires_at" timestamp(3) with time zone,
	"used_at" timestamp(3) with time zone,
	"revoked_at" timestamp(3) with time zone,
	"holds_times" boolean DEFAULT false NOT NULL,
	CONSTRAINT "links_tenant_key" UNIQUE("organization_id","id"),
	CONSTRAINT "links_kind_known" CHECK ("links"."kind" in ('evergreen', 'one_time')),
	CONSTRAINT "links_token_shape" CHECK ("links"."token" ~ '^[A-Za-z0-9_-]{3,64}$'),
	CONSTRAINT "links_durations_positive" CHECK (cardinality("links"."durations_minutes") between 1 and 10 and 1 <= all ("links"."durations_minutes") and 1440 >= all ("links"."durations_minutes")),
	CONSTRAINT "links_increment_positive" CHECK ("links"."increment_minutes" between 1 and 1440),
	CONSTRAINT "links_buffers_not_negative" CHECK ("links"."buffer_before_minutes" between 0 and 1440 and "links"."buffer_after_minutes" between 0 and 1440),
	CONSTRAINT "links_notice_not_negative" CHECK ("links"."notice_minutes" between 0 and 525600),
	CONSTRAINT "links_window_one_kind" CHECK (("links"."window_days" is null or ("links"."window_days" between 0 and 3650 and "links"."window_first_date" is null))
        and ("links"."window_first_date" is null) = ("links"."window_last_date" is null)
        and ("links"."window_first_date" is null or "links"."window_last_date" >= "links"."window_first_date")),
	CONSTRAINT "links_limits_positive" CHECK ("links"."limit_per_day" > 0 and "links"."limit_per_week" > 0 and "links"."limit_per_month" > 0),
	CONSTRAINT "links_seats_positive" CHECK ("links"."seats" between 1 and 10000),
	CONSTRAINT "links_only_one_time_ends" CHECK ("links"."kind" = 'one_time' or num_nonnulls("links"."parent_link_id", "links"."recipient_name", "links"."recipient_email", "links"."note", "links"."expires_at", "links"."used_at", "links"."revoked_at") = 0),
	CONSTRAINT "links_one_time_has_recipient" CHECK ("links"."kind" = 'evergreen' or "links"."recipient_email" is not null)
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid,
	"booking_id" uuid,
	"sign_up_id" uuid,
	"kind" text NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"recipient_name" text NOT NULL,
	"recipient_email" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"response" text,
	"subject" text,
	"body_text" text,
	"body_html" text,
	"calendar" text,
	"created_at" timestamp(3) with time zone NOT NULL,
	"sent_at" timestamp(3) with time zone,
	CONSTRAINT "mails_state_known" CHECK ("mails"."state" in ('queued', 'sent', 'kept', 'refused')),
	CONSTRAINT "mails_of_tenant_or_account" CHECK (("mails"."organization_id" is null) = ("mails"."booking_id" is null))
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "memberships_pkey" PRIMARY KEY("organization_id","user_id"),
	CONSTRAINT "memberships_role_known" CHECK ("memberships"."role" in ('owner', 'admin', 'member'))
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"visitor_id" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"released_at" timestamp(3) with time zone,
	CONSTRAINT "holds_tenant_key" UNIQUE("organization_id","id"),
	CONSTRAINT "holds_expiry_after_start" CHECK ("holds"."expires_at" > "holds"."created_at")
);
--> statement-breakpoint
CREATE TABLE "reservations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"seat" integer DEFAULT 0 NOT NULL,
	"during" "tstzrange" NOT NULL,
	"buffer_before_minutes" integer DEFAULT 0 NOT NULL,
	"buffer_after_minutes" integer DEFAULT 0 NOT NULL,
	"booking_id" uuid,
	"hold_id" uuid,
	"expires_at" timestamp(3) with time zone,
	"released_at" timestamp(3) with time zone,
	CONSTRAINT "reservations_for_booking_or_hold" CHECK (num_nonnulls("reservations"."booking_id", "reservations"."hold_id") = 1),
	CONSTRAINT "reservations_only_holds_expire" CHECK (("reservations"."hold_id" is null) = ("reservations"."expires_at" is null)),
	CONSTRAINT "reservations_not_empty" CHECK (not isempty("reservations"."during") and lower_inc("reservations"."during") and not upper_inc("reservations"."during")),
	CONSTRAINT "reservations_seat_not_negative" CHECK ("reservations"."seat" >= 0),
	CONSTRAINT "reservations_buffers_not_negative" CHECK ("reservations"."buffer_before_minutes" >= 0 and "reservations"."buffer_after_minutes" >= 0)
);
--> statement-breakpoint
CREATE TABLE "resources" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"user_id" uuid,
	"schedule_id" uuid NOT NULL,
	"capacity" integer DEFAULT 1 NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "resources_tenant_key" UNIQUE("organization_id","id"),
	CONSTRAINT "resources_kind_known" CHECK ("resources"."kind" in ('person', 'room', 'equipment')),
	CONSTRAINT "resources_only_people_are_members" CHECK ("resources"."user_id" is null or "resources"."kind" = 'person'),
	CONSTRAINT "resources_capacity_positive" CHECK ("resources"."capacity" between 1 and 10000)
);
--> statement-breakpoint
CREATE TABLE "schedule_days_off" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"schedule_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"label" text NOT NULL,
	CONSTRAINT "schedule_days_off_in_order" CHECK ("schedule_days_off"."ends_on" >= "schedule_days_off"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "schedule_holidays" (
	"organization_id" uuid NOT NULL,
	"schedule_id" uuid NOT NULL,
	"country" text NOT NULL,
	"region" text DEFAULT '' NOT NULL,
	CONSTRAINT "schedule_holidays_pkey" PRIMARY KEY("schedule_id","country","region"),
	CONSTRAINT "schedule_holidays_country_shape" CHECK ("schedule_holidays"."country" ~ '^[A-Z]{2}$')
);
--> statement-breakpoint
CREATE TABLE "schedule_override_ranges" (
	"organization_id" uuid NOT NULL,
	"schedule_id" uuid NOT NULL,
	"on_date" date NOT NULL,
	"start_minute" smallint NOT NULL,
	"end_minute" smallint NOT NULL,
	CONSTRAINT "schedule_override_ranges_pkey" PRIMARY KEY("schedule_id","on_date","start_minute"),
	CONSTRAINT "schedule_override_ranges_within_day" CHECK ("schedule_override_ranges"."start_minute" between 0 and 1439 and "schedule_override_ranges"."end_minute" between 0 and 1440)
);
--> statement-breakpoint
CREATE TABLE "schedule_overrides" (
	"organization_id" uuid NOT NULL,
	"schedule_id" uuid NOT NULL,
	"on_date" date NOT NULL,
	CONSTRAINT "schedule_overrides_pkey" PRIMARY KEY("organization_id","schedule_id","on_date")
);
--> statement-breakpoint
CREATE TABLE "schedule_weekly_ranges" (
	"organization_id" uuid NOT NULL,
	"schedule_id" uuid NOT NULL,
	"weekday" smallint NOT NULL,
	"start_minute" smallint NOT NULL,
	"end_minute" smallint NOT NULL,
	CONSTRAINT "schedule_weekly_ranges_pkey" PRIMARY KEY("schedule_id","weekday","start_minute"),
	CONSTRAINT "schedule_weekly_ranges_weekday_iso" CHECK ("schedule_weekly_ranges"."weekday" between 1 and 7),
	CONSTRAINT "schedule_weekly_ranges_within_day" CHECK ("schedule_weekly_ranges"."start_minute" between 0 and 1439 and "schedule_weekly_ranges"."end_minute" between 0 and 1440)
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "schedules_tenant_key" UNIQUE("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"help_text" text DEFAULT '' NOT NULL,
	"is_required" boolean DEFAULT false NOT NULL,
	"options" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "questions_tenant_key" UNIQUE("organization_id","id"),
	CONSTRAINT "questions_in_order" UNIQUE("template_id","position"),
	CONSTRAINT "questions_kind_known" CHECK ("questions"."kind" in ('text', 'long_text', 'number', 'phone', 'email', 'choice', 'multi_choice', 'checkbox', 'date', 'file'))
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"name" text NOT NULL,
	"sends_follow_up" boolean DEFAULT false NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "templates_tenant_key" UNIQUE("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "linked_accounts" ADD CONSTRAINT "linked_accounts_user_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analytics_events" ADD CONSTRAINT "analytics_events_link_fk" FOREIGN KEY ("organization_id","link_id") REFERENCES "public"."links"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_booking_fk" FOREIGN KEY ("organization_id","booking_id") REFERENCES "public"."bookings"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_question_fk" FOREIGN KEY ("organization_id","question_id") REFERENCES "public"."questions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendees" ADD CONSTRAINT "attendees_booking_fk" FOREIGN KEY ("organization_id","booking_id") REFERENCES "public"."bookings"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_link_fk" FOREIGN KEY ("organization_id","link_id") REFERENCES "public"."links"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_exclusions" ADD CONSTRAINT "link_exclusions_link_fk" FOREIGN KEY ("organization_id","link_id") REFERENCES "public"."links"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_group_members" ADD CONSTRAINT "link_group_members_group_fk" FOREIGN KEY ("organization_id","link_id","group_position") REFERENCES "public"."link_groups"("organization_id","link_id","position") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_group_members" ADD CONSTRAINT "link_group_members_resource_fk" FOREIGN KEY ("organization_id","resource_id") REFERENCES "public"."resources"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_groups" ADD CONSTRAINT "link_groups_link_fk" FOREIGN KEY ("organization_id","link_id") REFERENCES "public"."links"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_times" ADD CONSTRAINT "link_times_link_fk" FOREIGN KEY ("organization_id","link_id") REFERENCES "public"."links"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_template_fk" FOREIGN KEY ("organization_id","template_id") REFERENCES "public"."templates"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_parent_fk" FOREIGN KEY ("organization_id","parent_link_id") REFERENCES "public"."links"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_created_by_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_booking_fk" FOREIGN KEY ("organization_id","booking_id") REFERENCES "public"."bookings"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_sign_up_fk" FOREIGN KEY ("sign_up_id") REFERENCES "public"."sign_ups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_link_fk" FOREIGN KEY ("organization_id","link_id") REFERENCES "public"."links"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_resource_fk" FOREIGN KEY ("organization_id","resource_id") REFERENCES "public"."resources"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_booking_fk" FOREIGN KEY ("organization_id","booking_id") REFERENCES "public"."bookings"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_hold_fk" FOREIGN KEY ("organization_id","hold_id") REFERENCES "public"."holds"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_member_fk" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_schedule_fk" FOREIGN KEY ("organization_id","schedule_id") REFERENCES "public"."schedules"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_days_off" ADD CONSTRAINT "schedule_days_off_schedule_fk" FOREIGN KEY ("organization_id","schedule_id") REFERENCES "public"."schedules"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_holidays" ADD CONSTRAINT "schedule_holidays_schedule_fk" FOREIGN KEY ("organization_id","schedule_id") REFERENCES "public"."schedules"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_override_ranges" ADD CONSTRAINT "schedule_override_ranges_override_fk" FOREIGN KEY ("organization_id","schedule_id","on_date") REFERENCES "public"."schedule_overrides"("organization_id","schedule_id","on_date") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_overrides" ADD CONSTRAINT "schedule_overrides_schedule_fk" FOREIGN KEY ("organization_id","schedule_id") REFERENCES "public"."schedules"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_weekly_ranges" ADD CONSTRAINT "schedule_weekly_ranges_schedule_fk" FOREIGN KEY ("organization_id","schedule_id") REFERENCES "public"."schedules"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_template_fk" FOREIGN KEY ("organization_id","template_id") REFERENCES "public"."templates"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "linked_accounts_user_idx" ON "linked_accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user_idx" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_unique" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "analytics_events_once" ON "analytics_events" USING btree ("link_id","kind","visitor_hash");--> statement-breakpoint
CREATE INDEX "analytics_events_by_link_idx" ON "analytics_events" USING btree ("organization_id","link_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_newest_idx" ON "audit_entries" USING btree ("organization_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_subject_idx" ON "audit_entries" USING btree ("organization_id","subject_id");--> statement-breakpoint
CREATE INDEX "answers_question_idx" ON "answers" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "attendees_booking_idx" ON "attendees" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "attendees_email_idx" ON "attendees" USING btree ("organization_id",lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_idempotency_unique" ON "bookings" USING btree ("link_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "bookings_by_start_idx" ON "bookings" USING btree ("organization_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "bookings_by_link_date_idx" ON "bookings" USING btree ("link_id","on_date");--> statement-breakpoint
CREATE INDEX "link_group_members_resource_idx" ON "link_group_members" USING btree ("resource_id");--> statement-breakpoint
CREATE UNIQUE INDEX "links_token_unique" ON "links" USING btree ("token");--> statement-breakpoint
CREATE INDEX "links_newest_idx" ON "links" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "mails_once" ON "mails" USING btree ("booking_id","kind","sequence","recipient_email");--> statement-breakpoint
CREATE INDEX "mails_newest_idx" ON "mails" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "memberships_user_idx" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "holds_one_per_visitor" ON "holds" USING btree ("link_id","visitor_id") WHERE "holds"."released_at" is null;--> statement-breakpoint
CREATE INDEX "reservations_booking_idx" ON "reservations" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "reservations_hold_idx" ON "reservations" USING btree ("hold_id");--> statement-breakpoint
CREATE UNIQUE INDEX "resources_one_per_member" ON "resources" USING btree ("organization_id","user_id");--> statement-breakpoint
CREATE INDEX "resources_schedule_idx" ON "resources" USING btree ("schedule_id");--> statement-breakpoint
CREATE INDEX "schedule_days_off_schedule_idx" ON "schedule_days_off" USING btree ("schedule_id","ends_on");--> statement-breakpoint
CREATE UNIQUE INDEX "schedules_one_default" ON "schedules" USING btree ("organization_id") WHERE "schedules"."is_default";