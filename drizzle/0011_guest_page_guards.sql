-- The walls of the tenants for the new tables, as in 0001_guards.sql.
DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['email_confirmations', 'spent_challenges']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY "own_organization" ON %I USING (organization_id = current_organization_id())', tenant_table);
  END LOOP;
END $$;
--> statement-breakpoint

-- Says whose time was taken or let go, by bookings and holds alike, when that is committed: pages that
-- show free times look again.
CREATE FUNCTION "announce_times"() RETURNS trigger LANGUAGE plpgsql
  AS $$
  BEGIN
    PERFORM pg_notify('openhour_times', organization_id::text) FROM (SELECT DISTINCT organization_id FROM changed) AS of;
    RETURN NULL;
  END $$;
--> statement-breakpoint
CREATE TRIGGER "reservations_announce_new" AFTER INSERT ON "reservations"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "announce_times"();
--> statement-breakpoint
CREATE TRIGGER "reservations_announce_change" AFTER UPDATE ON "reservations"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "announce_times"();
--> statement-breakpoint
CREATE TRIGGER "reservations_announce_end" AFTER DELETE ON "reservations"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "announce_times"();
