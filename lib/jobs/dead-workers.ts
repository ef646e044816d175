import { EventEmitter } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type { WorkerEvents } from "graphile-worker";
import { Client, type Pool } from "pg";
import { log } from "@/lib/log";

const reconnectMs = 1_000;

/**
 * A killed process leaves its running jobs locked, and graphile-worker would free them
 * only after four hours. So every pool of workers shows that it lives by an advisory lock
 * under its name, held by one session of its process: PostgreSQL drops it when the
 * process is gone, however it went. Give `events` to the runner; it announces the pools.
 */
export async function signOfLife(url: string): Promise<{ events: WorkerEvents; end(): Promise<void> }> {
  const pools: string[] = [];
  const events: WorkerEvents = new EventEmitter();
  const ending = new AbortController();
  let client = await connect(url);
  let locking = Promise.resolve();
  const hold = (poolId: string) => {
    locking = locking
      .then(() => client.query("select pg_advisory_lock(hashtextextended($1, 0))", [poolId]))
      .then(() => undefined, onTrouble);
  };
  const watch = () =>
    client.once("end", async () => {
      while (!ending.signal.aborted) {
        await wait(reconnectMs, undefined, { signal: ending.signal }).catch(() => {});
        const next = await connect(url).catch(onTrouble);
        if (!next) continue;
        client = next;
        watch();
        return pools.forEach(hold);
      }
    });
  watch();
  events.on("pool:create", ({ workerPool }) => {
    pools.push(workerPool.id);
    hold(workerPool.id);
  });
  const end = async () => {
    ending.abort();
    await locking;
    await client.end();
  };
  return { events, end };
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: "openhour worker alive" });
  client.on("error", onTrouble);
  await client.connect();
  return client;
}

function onTrouble(error: unknown): undefined {
  log.warn({ err: error }, "a worker's sign of life is interrupted");
}

/** Frees the jobs of workers that no longer live, so that they run again now. */
export async function releaseDeadWorkersJobs(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select name from (
       select distinct locked_by as name from graphile_worker.jobs where locked_by is not null
     ) holders
     where pg_try_advisory_xact_lock(hashtextextended(name, 0))`,
  );
  if (rows.length === 0) return;
  log.info({ pools: rows.length }, "freed the jobs of workers that are gone");
  await pool.query("select graphile_worker.force_unlock_workers($1)", [rows.map((row) => row.name)]);
}
