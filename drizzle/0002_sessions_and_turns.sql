DROP INDEX "bookings_by_link_date_idx";--> statement-breakpoint
DROP INDEX "holds_one_per_visitor";--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "moved_from" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "link_group_members" ADD COLUMN "last_booked_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "link_id" uuid;--> statement-breakpoint
-- Row-level security is forced, so even the owner of the tables sees no rows until it is lifted for this fill.
ALTER TABLE "reservations" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "bookings" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "holds" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- A hold lasts minutes: those there are have lapsed, or will before anybody misses them.
DELETE FROM "holds";--> statement-breakpoint
UPDATE "reservations" SET "link_id" = (SELECT "link_id" FROM "bookings" WHERE "bookings"."id" = "booking_id");--> statement-breakpoint
ALTER TABLE "reservations" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "bookings" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "holds" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "reservations" ALTER COLUMN "link_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "session_seat" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "limit_per_day" integer;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "limit_per_week" integer;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "limit_per_month" integer;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_link_fk" FOREIGN KEY ("organization_id","link_id") REFERENCES "public"."links"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bookings_by_link_start_idx" ON "bookings" USING btree ("link_id","starts_at");--> statement-breakpoint
CREATE INDEX "bookings_by_link_creation_idx" ON "bookings" USING btree ("link_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reservations_session_seat_once" ON "reservations" USING btree ("resource_id","session_id","session_seat") WHERE "reservations"."released_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "holds_one_per_visitor" ON "holds" USING btree ("link_id","visitor_id");--> statement-breakpoint
ALTER TABLE "holds" DROP COLUMN "released_at";--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_session_seat_in_session" CHECK ("reservations"."session_seat" = 0 or ("reservations"."session_seat" > 0 and "reservations"."session_id" is not null));--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_limits_positive" CHECK ("resources"."limit_per_day" > 0 and "resources"."limit_per_week" > 0 and "resources"."limit_per_month" > 0);