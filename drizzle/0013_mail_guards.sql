-- The walls of the tenants for the new tables, as in 0001_guards.sql.
DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['feeds', 'link_mails', 'mail_opt_outs']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY "own_organization" ON %I USING (organization_id = current_organization_id())', tenant_table);
  END LOOP;
END $$;
--> statement-breakpoint

-- Who asked for a new password is nobody's but the installation's.
ALTER TABLE "password_resets" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "password_resets" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "installation" ON "password_resets" USING (current_setting('app.installation', true) = 'on');

--> statement-breakpoint

-- The operator sees the queue, and mends it, by functions that run as the owner, as enqueue_job does in
-- 0001_guards.sql. They tell counts, errors and ids, never what else a job was told. Times are epoch ms.
-- Given up is a job that has used all its attempts and does not run: not while the last one is under way.
CREATE OR REPLACE FUNCTION "job_queue_state"(OUT "waiting" bigint, OUT "failed" bigint, OUT "oldest_wait_seconds" double precision)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    SELECT count(*) FILTER (WHERE attempts < max_attempts AND run_at <= now() AND locked_at IS NULL),
           count(*) FILTER (WHERE attempts >= max_attempts AND locked_at IS NULL),
           coalesce(extract(epoch FROM now() - min(run_at) FILTER (WHERE attempts < max_attempts AND run_at <= now() AND locked_at IS NULL)), 0)
      INTO waiting, failed, oldest_wait_seconds
      FROM graphile_worker.jobs;
  END $$;
--> statement-breakpoint
CREATE FUNCTION "job_counts"()
  RETURNS TABLE ("task" text, "running" integer, "waiting" integer, "retrying" integer, "failed" integer, "next_run_at" double precision)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN QUERY
      SELECT j.task_identifier,
             (count(*) FILTER (WHERE j.locked_at IS NOT NULL))::integer,
             (count(*) FILTER (WHERE j.locked_at IS NULL AND j.attempts < j.max_attempts))::integer,
             (count(*) FILTER (WHERE j.locked_at IS NULL AND j.attempts BETWEEN 1 AND j.max_attempts - 1))::integer,
             (count(*) FILTER (WHERE j.locked_at IS NULL AND j.attempts >= j.max_attempts))::integer,
             (extract(epoch FROM min(j.run_at) FILTER (WHERE j.locked_at IS NULL AND j.attempts < j.max_attempts)) * 1000)::double precision
        FROM graphile_worker.jobs j
       GROUP BY j.task_identifier
       ORDER BY j.task_identifier;
  END $$;
--> statement-breakpoint
CREATE FUNCTION "failed_jobs"("most" integer)
  RETURNS TABLE ("id" text, "task" text, "attempts" integer, "error" text, "failed_at" double precision)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN QUERY
      SELECT j.id::text, j.task_identifier, j.attempts::integer, j.last_error,
             (extract(epoch FROM j.updated_at) * 1000)::double precision
        FROM graphile_worker.jobs j
       WHERE j.attempts >= j.max_attempts AND j.locked_at IS NULL
       ORDER BY j.updated_at DESC, j.id DESC
       LIMIT most;
  END $$;
--> statement-breakpoint

-- Where the queue's library keeps the last run of each schedule is its own affair; it has no view for it.
CREATE FUNCTION "job_schedule_runs"()
  RETURNS TABLE ("task" text, "last_run_at" double precision)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN QUERY
      SELECT c.identifier, (extract(epoch FROM c.last_execution) * 1000)::double precision
        FROM graphile_worker._private_known_crontabs c;
  END $$;
--> statement-breakpoint

-- Gives jobs that were given up all their attempts again, from now on; null for all of them.
CREATE FUNCTION "retry_failed_jobs"("wanted" bigint[])
  RETURNS TABLE ("id" text, "task" text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN QUERY
      WITH failed AS (
        SELECT j.id, j.task_identifier FROM graphile_worker.jobs j
         WHERE j.attempts >= j.max_attempts AND j.locked_at IS NULL AND (wanted IS NULL OR j.id = ANY (wanted))
      ), retried AS (
        SELECT r.id FROM graphile_worker.reschedule_jobs(ARRAY(SELECT f.id FROM failed f), run_at => now(), attempts => 0) r
      )
      SELECT f.id::text, f.task_identifier FROM failed f JOIN retried r ON r.id = f.id;
  END $$;
--> statement-breakpoint

-- Throws one away, and tells which mail will not go out because of that, if it is one that sends a mail.
CREATE FUNCTION "discard_failed_job"("wanted" bigint)
  RETURNS TABLE ("task" text, "mail_id" text, "organization_id" text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    RETURN QUERY
      WITH failed AS (
        SELECT j.id, j.task_identifier FROM graphile_worker.jobs j
         WHERE j.attempts >= j.max_attempts AND j.locked_at IS NULL AND j.id = wanted
      ), discarded AS (
        SELECT d.id, d.payload FROM graphile_worker.complete_jobs(ARRAY(SELECT f.id FROM failed f)) d
      )
      SELECT f.task_identifier, d.payload ->> 'mailId', d.payload ->> 'organizationId'
        FROM failed f JOIN discarded d ON d.id = f.id;
  END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION "job_counts"(), "failed_jobs"(integer), "job_schedule_runs"(),
  "retry_failed_jobs"(bigint[]), "discard_failed_job"(bigint) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION "job_counts"(), "failed_jobs"(integer), "job_schedule_runs"(),
  "retry_failed_jobs"(bigint[]), "discard_failed_job"(bigint) TO "openhour_app";
--> statement-breakpoint

-- An answer to an invitation, or a mail that came back, arrives without its tenant. These two find it, by what only
-- who has had the mail can know. Row-level security binds the owner too, and lets them see that inside of these functions only.
CREATE POLICY "lookup" ON "bookings" FOR SELECT TO CURRENT_USER USING (current_setting('app.lookup', true) = 'on');
--> statement-breakpoint
CREATE POLICY "lookup" ON "mails" FOR SELECT TO CURRENT_USER USING (current_setting('app.lookup', true) = 'on');
--> statement-breakpoint
CREATE FUNCTION "organization_of_booking"("wanted" text, OUT "organization" uuid)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    PERFORM set_config('app.lookup', 'on', true);
    SELECT organization_id INTO organization FROM public.bookings WHERE uid = wanted;
    PERFORM set_config('app.lookup', '', true);
  END $$;
--> statement-breakpoint
CREATE FUNCTION "organization_of_mail"("wanted" uuid, OUT "organization" uuid)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    PERFORM set_config('app.lookup', 'on', true);
    SELECT organization_id INTO organization FROM public.mails WHERE id = wanted;
    PERFORM set_config('app.lookup', '', true);
  END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION "organization_of_booking"(text), "organization_of_mail"(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION "organization_of_booking"(text), "organization_of_mail"(uuid) TO "openhour_app";
