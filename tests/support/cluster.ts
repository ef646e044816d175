import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { makeDatabase } from "./make-database";

/** A PostgreSQL server for one run of tests. */
export type Cluster = {
  /** The server's address. */
  readonly url: string;
  /** Name of the migrated database without rows that test files copy. */
  readonly template: string;
  stop(): Promise<void>;
};

/**
 * Starts one throw-away PostgreSQL, or takes the one in TEST_DATABASE_URL, whose user then needs
 * CREATEDB, and migrates the database that test files copy, once.
 */
export async function startCluster(): Promise<Cluster> {
  const server = await startServer();
  try {
    const { url, drop } = await makeDatabase(server.url, "template0");
    await migrate(url);
    const template = new URL(url).pathname.slice(1);
    return { url: server.url, template, stop: () => drop().finally(server.stop) };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

type Server = Pick<Cluster, "url" | "stop">;

async function startServer(): Promise<Server> {
  const outside = process.env.TEST_DATABASE_URL;
  if (outside) return { url: outside, stop: async () => {} };

  const dataDir = await mkdtemp(path.join(tmpdir(), "openhour-test-"));
  const remove = removeAtTheEnd(dataDir);
  try {
    const embedded = await startEmbedded({ dataDir, throwAway: true });
    return { url: embedded.url, stop: () => embedded.stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

/**
 * Removes `dataDir`, and first the PostgreSQL in it, when the returned function is
 * called, or when this process has gone, however it went: Ctrl-C ends Vitest without
 * tearing down. A shell of its own session waits for the end of our pipe.
 */
export function removeAtTheEnd(dataDir: string): () => Promise<void> {
  const script = `cat >/dev/null
    kill -QUIT "$(head -n 1 "$0/postgres/postmaster.pid")" && sleep 0.5
    rm -rf "$0"`;
  const shell = spawn("/bin/sh", ["-c", script, dataDir], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  shell.unref();
  const gone = once(shell, "exit");
  return async () => {
    shell.ref();
    shell.stdin.end();
    await gone;
  };
}
