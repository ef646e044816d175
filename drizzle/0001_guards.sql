-- What Drizzle cannot say: the exclusion constraint, the tenants' walls, and what the application's role may do.

-- Two live reservations on one seat of one resource may not overlap, whoever writes them and whatever the
-- program believes. btree_gist lets an exclusion constraint compare uuid and integer with "=".
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE "reservations"
  ADD CONSTRAINT "reservations_no_overlap"
  EXCLUDE USING gist ("resource_id" WITH =, "seat" WITH =, "during" WITH &&)
  WHERE ("released_at" IS NULL);
--> statement-breakpoint

-- The tenant of the current transaction. Outside of one, and after it, the setting reads as an empty string.
CREATE FUNCTION "current_organization_id"() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.organization_id', true), '')::uuid $$;
--> statement-breakpoint

-- Row-level security for every table with an organization_id, forced, so that it binds the owner too.
DO $$
DECLARE tenant_table text;
BEGIN
  FOR tenant_table IN
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'organization_id'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY "own_organization" ON %I USING (organization_id = current_organization_id())', tenant_table);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE "organizations" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "organizations" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "own_organization" ON "organizations" USING ("id" = current_organization_id());
--> statement-breakpoint

-- Before the tenant is known: whoever has a link's token may see that link, a user their own memberships,
-- and account mails, which belong to no organization, show only to code that says it acts for the installation.
CREATE POLICY "by_token" ON "links" FOR SELECT
  USING ("token" = nullif(current_setting('app.link_token', true), ''));
--> statement-breakpoint
CREATE POLICY "own_memberships" ON "memberships" FOR SELECT
  USING ("user_id" = nullif(current_setting('app.user_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "account_mails" ON "mails"
  USING ("organization_id" IS NULL AND current_setting('app.installation', true) = 'on');
--> statement-breakpoint

-- The application's role owns nothing. The audit log it may only add to and read.
GRANT USAGE ON SCHEMA "public" TO "openhour_app";
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "public" TO "openhour_app";
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA "public" GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "openhour_app";
--> statement-breakpoint
REVOKE UPDATE, DELETE ON "audit_entries" FROM "openhour_app";
--> statement-breakpoint
GRANT USAGE ON SCHEMA "drizzle" TO "openhour_app";
--> statement-breakpoint
GRANT SELECT ON "drizzle"."__drizzle_migrations" TO "openhour_app";
--> statement-breakpoint

-- Jobs are queued inside the transaction of what they follow. The queue's own tables stay closed to the
-- application's role: it may add a job and count them, by these two functions, which run as the owner.
CREATE FUNCTION "enqueue_job"("task" text, "payload" json, "run_at" timestamptz, "job_key" text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    PERFORM graphile_worker.add_job(task, payload, run_at => run_at, job_key => job_key);
  END $$;
--> statement-breakpoint
CREATE FUNCTION "job_queue_state"(OUT "waiting" bigint, OUT "failed" bigint, OUT "oldest_wait_seconds" double precision)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    SELECT count(*) FILTER (WHERE attempts < max_attempts AND run_at <= now() AND locked_at IS NULL),
           count(*) FILTER (WHERE attempts >= max_attempts),
           coalesce(extract(epoch FROM now() - min(run_at) FILTER (WHERE attempts < max_attempts AND run_at <= now() AND locked_at IS NULL)), 0)
      INTO waiting, failed, oldest_wait_seconds
      FROM graphile_worker.jobs;
  END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION "enqueue_job"(text, json, timestamptz, text), "job_queue_state"() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION "enqueue_job"(text, json, timestamptz, text), "job_queue_state"() TO "openhour_app";
