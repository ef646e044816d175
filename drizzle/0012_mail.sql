CREATE TABLE "password_resets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"used_at" timestamp(3) with time zone,
	CONSTRAINT "password_resets_expiry_after_start" CHECK ("password_resets"."expires_at" > "password_resets"."created_at")
);
--> statement-breakpoint
CREATE TABLE "feeds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"last_used_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "link_mails" (
	"organization_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"is_on" boolean DEFAULT true NOT NULL,
	"subject" text,
	"intro" text,
	CONSTRAINT "link_mails_pkey" PRIMARY KEY("link_id","kind")
);
--> statement-breakpoint
CREATE TABLE "mail_opt_outs" (
	"organization_id" uuid NOT NULL,
	"email" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "mail_opt_outs_pkey" PRIMARY KEY("organization_id","email"),
	CONSTRAINT "mail_opt_outs_small_letters" CHECK ("mail_opt_outs"."email" = lower("mail_opt_outs"."email"))
);
--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_state_known";--> statement-breakpoint
DROP INDEX "mails_once";--> statement-breakpoint
ALTER TABLE "sign_ups" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "attendees" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "attendees" ADD COLUMN "responded_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "guest_reminders" integer[] DEFAULT '{}'::integer[] NOT NULL;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "host_reminders" integer[] DEFAULT '{}'::integer[] NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "password_reset_id" uuid;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "lead_minutes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "respondent_email" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_resource_fk" FOREIGN KEY ("organization_id","resource_id") REFERENCES "public"."resources"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_created_by_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_mails" ADD CONSTRAINT "link_mails_link_fk" FOREIGN KEY ("organization_id","link_id") REFERENCES "public"."links"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_opt_outs" ADD CONSTRAINT "mail_opt_outs_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "password_resets_user_idx" ON "password_resets" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "feeds_resource_idx" ON "feeds" USING btree ("resource_id");--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_password_reset_fk" FOREIGN KEY ("password_reset_id") REFERENCES "public"."password_resets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "mails_once" ON "mails" USING btree ("booking_id","kind","sequence","lead_minutes","respondent_email","recipient_email");--> statement-breakpoint
ALTER TABLE "sign_ups" ADD CONSTRAINT "sign_ups_language_known" CHECK ("sign_ups"."language" in ('en', 'de'));--> statement-breakpoint
ALTER TABLE "attendees" ADD CONSTRAINT "attendees_language_known" CHECK ("attendees"."language" in ('en', 'de'));--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_reminders_in_range" CHECK (cardinality("links"."guest_reminders") <= 5 and 5 <= all ("links"."guest_reminders") and 40320 >= all ("links"."guest_reminders")
        and cardinality("links"."host_reminders") <= 5 and 5 <= all ("links"."host_reminders") and 40320 >= all ("links"."host_reminders"));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_lead_not_negative" CHECK ("mails"."lead_minutes" >= 0);--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_state_known" CHECK ("mails"."state" in ('queued', 'sent', 'kept', 'refused', 'bounced'));