CREATE TABLE "email_confirmations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"email" text NOT NULL,
	"request" jsonb NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "email_confirmations_expiry_after_start" CHECK ("email_confirmations"."expires_at" > "email_confirmations"."created_at")
);
--> statement-breakpoint
CREATE TABLE "spent_challenges" (
	"organization_id" uuid NOT NULL,
	"signature" text NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "spent_challenges_pkey" PRIMARY KEY("organization_id","signature")
);
--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "max_guests" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "guest_may_move" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "guest_may_cancel" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "change_notice_minutes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "redirect_url" text;--> statement-breakpoint
ALTER TABLE "email_confirmations" ADD CONSTRAINT "email_confirmations_link_fk" FOREIGN KEY ("organization_id","link_id") REFERENCES "public"."links"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spent_challenges" ADD CONSTRAINT "spent_challenges_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "email_confirmations_by_expiry_idx" ON "email_confirmations" USING btree ("organization_id","expires_at");--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_guests_not_negative" CHECK ("links"."max_guests" between 0 and 20);--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_change_notice_not_negative" CHECK ("links"."change_notice_minutes" between 0 and 525600);--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_redirect_is_web" CHECK ("links"."redirect_url" ~ '^https?://' and length("links"."redirect_url") <= 2000);