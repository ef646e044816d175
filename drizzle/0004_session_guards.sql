-- The guests of one group session share its time; everything else on a seat of a resource still excludes
-- everything else. A meeting of its own has no session and stands for itself by its id.
ALTER TABLE "reservations" DROP CONSTRAINT "reservations_no_overlap";
--> statement-breakpoint
ALTER TABLE "reservations"
  ADD CONSTRAINT "reservations_no_overlap"
  EXCLUDE USING gist (
    "resource_id" WITH =, "seat" WITH =, "during" WITH &&, (coalesce("session_id", "id")) WITH <>
  )
  WHERE ("released_at" IS NULL);
--> statement-breakpoint

-- Maintenance over all organizations, such as looking for bookings that a new tzdata moves, has to know which there are.
CREATE POLICY "installation" ON "organizations" FOR SELECT
  USING (current_setting('app.installation', true) = 'on');
