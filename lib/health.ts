import { sql } from "drizzle-orm";
import { type Database, watchDatabase } from "@/db/client";
import journal from "@/drizzle/meta/_journal.json";
import packageJson from "@/package.json";
import { config } from "./config";
import { say } from "./i18n/say";
import { isTzdataFresh, tzdataVersion } from "./tzdata";

/** How the installation is, for whoever watches it. */
export type Health = {
  readonly status: "ok" | "degraded" | "down";
  readonly version: string;
  readonly uptimeSeconds: number;
  readonly tzdata: { readonly version: string; readonly ok: boolean };
  readonly database: { readonly ok: boolean };
  readonly migrations: { readonly ok: boolean; readonly applied: number; readonly known: number };
  readonly queue: { readonly waiting: number; readonly failed: number; readonly oldestWaitSeconds: number };
  /** What is wrong and how it is mended, each by its name in `errors` (`say`); none when it is well. */
  readonly problems: readonly string[];
};

/** Longest time to wait for the database before it counts as gone. */
const patienceMs = 2_000;

/** A job that is due this long is a sign that nobody runs jobs. */
export const longestWaitSeconds = 300;

/**
 * Asks the database and looks at the runtime. Never fails: without a database it says
 * `down`; with old time zone data, missing migrations, a stuck queue or jobs that were
 * given up, `degraded`.
 */
export async function getHealth(db: Database = watchDatabase()): Promise<Health> {
  const known = journal.entries.length;
  const state = await askDatabase(db).catch(() => undefined);
  const applied = state?.applied ?? 0;
  const queue = {
    waiting: state?.waiting ?? 0,
    failed: state?.failed ?? 0,
    oldestWaitSeconds: Math.round(state?.oldestWait ?? 0),
  };
  const problems = [
    ...(state ? [] : [say("health.down")]),
    ...(state && applied !== known ? [say("health.migrations")] : []),
    ...(isTzdataFresh() ? [] : [say("health.tzdata")]),
    ...(queue.oldestWaitSeconds < longestWaitSeconds
      ? []
      : [say("health.waiting", { minutes: Math.round(queue.oldestWaitSeconds / 60) })]),
    ...(queue.failed === 0
      ? []
      : [say("health.failed", { count: queue.failed, address: `${config().baseUrl}/settings/jobs` })]),
  ];
  return {
    status: !state ? "down" : problems.length === 0 ? "ok" : "degraded",
    version: packageJson.version,
    uptimeSeconds: Math.round(process.uptime()),
    tzdata: { version: tzdataVersion(), ok: isTzdataFresh() },
    database: { ok: state !== undefined },
    migrations: { ok: applied === known, applied, known },
    queue,
    problems,
  };
}

type DatabaseState = { applied: number; waiting: number; failed: number; oldestWait: number };

async function askDatabase(db: Database): Promise<DatabaseState | undefined> {
  const asked = db.execute<DatabaseState>(sql`
    select (select count(*)::int from drizzle.__drizzle_migrations) as applied,
           waiting::int, failed::int, oldest_wait_seconds::float8 as "oldestWait"
      from job_queue_state()`);
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The database takes too long to answer.")), patienceMs);
  });
  const [state] = await Promise.race([asked, tooLong]).finally(() => clearTimeout(timer));
  return state;
}
