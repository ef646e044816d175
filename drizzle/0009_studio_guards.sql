-- The walls of the tenants for the new tables, as in 0001_guards.sql.
DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['answer_files', 'link_drafts']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY "own_organization" ON %I USING (organization_id = current_organization_id())', tenant_table);
  END LOOP;
END $$;
--> statement-breakpoint

-- The day's salt is the installation's, and only code that says it acts for it may see it.
ALTER TABLE "visitor_salts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "visitor_salts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "installation" ON "visitor_salts" USING (current_setting('app.installation', true) = 'on');
--> statement-breakpoint

-- Says which organizations' bookings changed, when the change is committed: once for each statement and
-- organization, so that filling a table with a million rows says one word.
CREATE FUNCTION "announce_bookings"() RETURNS trigger LANGUAGE plpgsql
  AS $$
  BEGIN
    PERFORM pg_notify('openhour_bookings', organization_id::text) FROM (SELECT DISTINCT organization_id FROM changed) AS of;
    RETURN NULL;
  END $$;
--> statement-breakpoint
CREATE TRIGGER "bookings_announce_new" AFTER INSERT ON "bookings"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "announce_bookings"();
--> statement-breakpoint
CREATE TRIGGER "bookings_announce_change" AFTER UPDATE ON "bookings"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "announce_bookings"();
