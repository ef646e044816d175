import { mkdtemp, rm } from "node:fs/promises";
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
  const stop = stopOnce(server);
  try {
    const template = await makeDatabase(server.url, "template0");
    await migrate(template.url);
    project.provide("cluster", { url: server.url, template: new URL(template.url).pathname.slice(1) });
    return async () => {
      await template.drop();
      await stop();
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startServer(): Promise<Server> {
  const outside = process.env.TEST_DATABASE_URL;
  if (outside) return { url: outside, stop: async () => {} };

  const dataDir = await mkdtemp(path.join(tmpdir(), "openhour-test-"));
  const embedded = await startEmbedded({ dataDir, throwAway: true });
  const stop = async () => {
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: embedded.url, stop };
}

/** Vitest ends at a signal without tearing down, and PostgreSQL would live on. */
function stopOnce(server: Server): () => Promise<void> {
  const onSignal = () => void server.stop().finally(() => process.exit(130));
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  return async () => {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
    await server.stop();
  };
}
