import path from "node:path";
import postgres from "postgres";
import { type Embedded, startEmbedded } from "@/db/embedded";
import { config, provide } from "@/lib/config";
import { say } from "./say";

/** Any constant will do, as long as every version of Openhour uses the same. */
const SERVER_LOCK = 7_260_002;

/**
 * Makes sure there is a database: the one in DATABASE_URL, or the embedded one, which
 * then belongs to this process until `close`. Fails when another server has it.
 */
export async function openDatabase(): Promise<{ close(): Promise<void> }> {
  const { databaseUrl, dataDir } = config();
  if (databaseUrl) {
    say(`Using the PostgreSQL on ${new URL(databaseUrl).host}.`);
    return { close: async () => {} };
  }

  say("Starting the embedded PostgreSQL.");
  const embedded = await startEmbedded({ dataDir, say });
  const lock = await takeServerLock(embedded);
  if (!lock) {
    // Its database is the other server's too: leave it running.
    throw new Error(
      `Another Openhour is running on ${path.relative("", dataDir) || dataDir}. Stop it first.`,
    );
  }
  if (embedded.adopted) say("An earlier run was cut short and left its database running: going on with it.");
  provide({ DATABASE_URL: embedded.url });
  return {
    close: async () => {
      await embedded.stop();
      await lock.release();
    },
  };
}

/**
 * Does something to the database that a server may be running on meanwhile: the one in
 * DATABASE_URL, or the embedded one, which is started for it when it does not run.
 */
export async function besideServer(work: () => Promise<void>): Promise<void> {
  const { databaseUrl, dataDir } = config();
  if (databaseUrl) return work();
  const embedded = await startEmbedded({ dataDir, say });
  provide({ DATABASE_URL: embedded.url });
  try {
    await work();
  } finally {
    const lock = await takeServerLock(embedded);
    if (lock) await embedded.stop();
    await lock?.release();
  }
}

/**
 * Marks the embedded database as ours, by a lock that PostgreSQL drops when this
 * process is gone, however it went. Undefined when another process has it.
 */
export async function takeServerLock(embedded: Embedded): Promise<{ release(): Promise<void> } | undefined> {
  const sql = postgres(embedded.url, {
    max: 1,
    // The lock lives as long as its connection, which by default would be renewed within the hour.
    max_lifetime: null,
    connection: { application_name: "openhour server" },
  });
  const [row] = await sql<{ taken: boolean }[]>`select pg_try_advisory_lock(${SERVER_LOCK}) as taken`;
  const release = () => sql.end({ timeout: 1 });
  if (row?.taken) return { release };
  await release();
  return undefined;
}
