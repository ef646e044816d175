import { closeDatabase } from "@/db/client";
import { migrate } from "@/db/migrate";
import { setUpAddress } from "@/lib/accounts/set-up";
import { config, databaseUrl } from "@/lib/config";
import { startWorker } from "@/lib/jobs/worker";
import { buildOnce } from "./build";
import { openDatabase } from "./database";
import { requireFreePort } from "./port";
import { say } from "./say";
import { provideSecret } from "./secret";
import { prepareShutdown, type Shutdown } from "./shutdown";
import { startWeb } from "./web";

export type LaunchOptions = {
  /** Next compiles pages as they are asked for. */
  readonly dev?: boolean;
  /** Fills the migrated database; returns lines to say at the end. */
  readonly seed?: () => Promise<readonly string[]>;
};

/** Runs Openhour in this process until it is told to stop. A failing start ends it with exit code 1. */
export async function launch(options: LaunchOptions = {}): Promise<void> {
  const shutdown = prepareShutdown();
  try {
    await start(shutdown, options);
  } catch (error) {
    // Stopping half way makes steps fail; that is no news.
    if (!shutdown.signal.aborted) say(error instanceof Error ? error.message : String(error));
    await shutdown.stop(1);
  }
}

async function start(shutdown: Shutdown, { dev = false, seed }: LaunchOptions): Promise<void> {
  const startedAt = performance.now();
  await requireFreePort();
  await provideSecret();

  const database = await openDatabase();
  shutdown.add(database.close);
  await migrate(databaseUrl());
  if (!dev) await buildOnce(shutdown.signal);
  shutdown.add(closeDatabase);
  const lines = await seed?.();

  const worker = await startWorker();
  shutdown.add(worker.stop);
  const web = await startWeb({ dev });
  shutdown.add(web.stop);

  for (const line of lines ?? []) say(line);
  const setUp = await setUpAddress();
  if (setUp) say(`Make the first owner here, once: ${setUp}`);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`Openhour is ready at ${config().baseUrl} after ${seconds} s. Ctrl-C stops it.`);
}
