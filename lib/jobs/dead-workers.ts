import { EventEmitter } from "node:events";
import type { WorkerEvents } from "graphile-worker";
import { Client, type Pool } from "pg";
import { log } from "@/lib/log";

/**
 * A killed process leaves its running jobs locked, and graphile-worker would free them
 * only after four hours. So every worker shows that it lives by an advisory lock under
 * its name, held by one session of its process: PostgreSQL drops it when the process
 * is gone, however it went.
 */
export async function signOfLife(url: string): Promise<{ events: WorkerEvents; end(): Promise<void> }> {
  const client = new Client({ connectionString: url, application_name: "openhour worker alive" });
  client.on("error", (error) => log.warn({ err: error }, "a worker's sign of life is gone"));
  await client.connect();
  const events: WorkerEvents = new EventEmitter();
  let shown: Promise<unknown> = Promise.resolve();
  events.on("worker:create", ({ worker }) => {
    shown = shown
      .then(() => client.query("select pg_advisory_lock(hashtextextended($1, 0))", [worker.workerId]))
      .catch((error: unknown) => log.warn({ err: error }, "a worker could not show that it lives"));
  });
  return { events, end: () => shown.then(() => client.end()) };
}

/** Frees the jobs of workers that no longer live, so that they run again now. */
export async function releaseDeadWorkersJobs(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ worker: string }>(
    `select worker from (
       select distinct locked_by as worker from graphile_worker.jobs where locked_by is not null
     ) locking
     where pg_try_advisory_xact_lock(hashtextextended(worker, 0))`,
  );
  if (rows.length === 0) return;
  const dead = rows.map((row) => row.worker);
  log.info({ workers: dead.length }, "freed the jobs of workers that are gone");
  await pool.query("select graphile_worker.force_unlock_workers($1)", [dead]);
}
