import { readFile } from "node:fs/promises";
import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runDrizzle } from "drizzle-orm/postgres-js/migrator";
import { Logger, runMigrations } from "graphile-worker";
import postgres from "postgres";
import { z } from "zod";

type Sql = ReturnType<typeof postgres>;

/** The role that the pages and the API become: never an owner, so row-level security binds it. */
const APP_ROLE = "openhour_app";

const OLDEST_POSTGRES = 15;
/** Any constant will do, as long as every version of Openhour uses the same. */
const MIGRATION_LOCK = 7_260_001;

const Journal = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });
type Migration = z.output<typeof Journal>["entries"][number];

/**
 * Brings the database at `url` to the tables this code wants, as their owner: the
 * role openhour_app, the migrations of `folder`, then those of the job queue.
 *
 * Instances that start at once wait for each other, and the first one does the
 * work. Throws an Error with words for the operator when the server is too old,
 * the database is newer than the code, or a migration fails; a failed migration
 * changes nothing, because all that are due run in one transaction.
 */
export async function migrate(url: string, folder = path.resolve("drizzle")): Promise<void> {
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: "openhour-migrate" },
  });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.catch(explainUnreachable);
    await checkServerVersion(sql);
    const known = await readJournal(folder);
    await refuseNewer(sql, known);
    await ensureAppRole(sql);
    await runDrizzle(drizzle(sql), { migrationsFolder: folder }).catch(explainFailure);
    await checkAllApplied(sql, known);
    await runMigrations({ connectionString: url, logger: new Logger(() => () => {}) });
  } finally {
    // Ending the connection also gives the lock back.
    await sql.end();
  }
}

async function checkServerVersion(sql: Sql): Promise<void> {
  const [row] = await sql<
    { version: number }[]
  >`select current_setting('server_version_num')::int as version`;
  const major = Math.floor((row?.version ?? 0) / 10_000);
  if (major >= OLDEST_POSTGRES) return;
  throw new Error(
    `Openhour needs PostgreSQL ${OLDEST_POSTGRES} or newer; this server is PostgreSQL ${major}.`,
  );
}

async function readJournal(folder: string): Promise<Migration[]> {
  return Journal.parse(JSON.parse(await readFile(path.join(folder, "meta", "_journal.json"), "utf8")))
    .entries;
}

/** An older Openhour would write rows that the newer tables do not expect. */
async function refuseNewer(sql: Sql, known: readonly Migration[]): Promise<void> {
  const moments = new Set(known.map((migration) => migration.when));
  const unknown = (await appliedAt(sql)).filter((when) => !moments.has(when));
  if (unknown.length === 0) return;
  throw new Error(
    `This database is newer than this Openhour: it has ${unknown.length} migration(s) that this version does not ` +
      "know. Start the newer version, or restore the backup made before the update.",
  );
}

/** Drizzle runs only what is younger than the last one: a migration merged late would be left out in silence. */
async function checkAllApplied(sql: Sql, known: readonly Migration[]): Promise<void> {
  const applied = new Set(await appliedAt(sql));
  const missing = known.filter((migration) => !applied.has(migration.when));
  if (missing.length === 0) return;
  const tags = missing.map((migration) => migration.tag).join(", ");
  throw new Error(`A later migration ran before these, so they were left out: ${tags}. Generate them anew.`);
}

/** When each migration that ran was generated, in epoch ms: drizzle's name for a migration. */
async function appliedAt(sql: Sql): Promise<number[]> {
  const [found] = await sql<
    { ready: boolean }[]
  >`select to_regclass('drizzle.__drizzle_migrations') is not null as ready`;
  if (!found?.ready) return [];
  const rows = await sql<
    { when: number }[]
  >`select created_at::float8 as when from drizzle.__drizzle_migrations`;
  return rows.map((row) => row.when);
}

/** Makes the application's role and lets us become it, where the cluster has not been given one. */
async function ensureAppRole(sql: Sql): Promise<void> {
  const role = await findAppRole(sql);
  if (role?.unbound) {
    throw new Error(
      `The role ${APP_ROLE} is a superuser or may bypass row-level security: it must be neither.`,
    );
  }
  if (role?.ours) return;
  try {
    if (!role) await sql.unsafe(`CREATE ROLE ${APP_ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS`).catch(unlessTaken);
    await sql.unsafe(`GRANT ${APP_ROLE} TO CURRENT_USER`);
  } catch (cause) {
    const [me] = await sql<{ name: string }[]>`select quote_ident(current_user) as name`;
    throw new Error(
      `The application needs the role ${APP_ROLE} and may not make it. Run this once as a superuser:\n` +
        `  CREATE ROLE ${APP_ROLE} NOLOGIN;\n  GRANT ${APP_ROLE} TO ${me?.name ?? "openhour"};`,
      { cause },
    );
  }
}

type AppRole = { readonly unbound: boolean; readonly ours: boolean };

async function findAppRole(sql: Sql): Promise<AppRole | undefined> {
  // From PostgreSQL 16 on, being a member no longer means being allowed to become the role.
  const [row] = await sql<AppRole[]>`
    select rolsuper or rolbypassrls as unbound,
           pg_has_role(current_user, oid, case when current_setting('server_version_num')::int < 160000
                                               then 'MEMBER' else 'SET' end) as ours
    from pg_roles where rolname = ${APP_ROLE}`;
  return row;
}

/** Roles belong to the whole cluster: another database's migration may have made it this very moment. */
function unlessTaken(error: unknown): void {
  const taken = error instanceof postgres.PostgresError && ["42710", "23505"].includes(error.code);
  if (!taken) throw error;
}

function explainUnreachable(cause: unknown): never {
  throw new Error(`The database cannot be reached: ${cause instanceof Error ? cause.message : cause}`, {
    cause,
  });
}

function explainFailure(error: unknown): never {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const reason = cause instanceof Error ? cause.message : String(cause);
  throw new Error(`A migration failed, and the database was left as it was: ${reason}`, { cause });
}
