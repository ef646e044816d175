import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { makeDatabase } from "./database";

declare module "vitest" {
  export interface ProvidedContext {
    /** The server's address, and the name of the migrated database to copy. */
    cluster: { url: string; template: string };
  }
}

type Server = { readonly url: string; stop(): Promise<void> };

/**
 * Starts one throw-away PostgreSQL for the whole run, or uses the one in
 * TEST_DATABASE_URL, whose user then needs CREATEDB. The database that test files
 * copy is migrated here, once. Vitest calls what we return at the end.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  try {
    const template = await makeDatabase(server.url, "template0");
    await migrate(template.url);
    project.provide("cluster", { url: server.url, template: new URL(template.url).pathname.slice(1) });
    return () => template.drop().finally(server.stop);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

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
