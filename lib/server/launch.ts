import { closeDatabase } from "@/db/client";
import { migrate } from "@/db/migrate";
import { setUpAddress } from "@/lib/accounts/set-up";
import { config, databaseUrl } from "@/lib/config";
import { startWorker } from "@/lib/jobs/worker";
import { requireFreshTzdata, tzdataVersion } from "@/lib/tzdata";
import { buildOnce } from "./build";
import { openDatabase } from "./database";
import { requireFreePort } from "./port";
import { type Run, runUntilStopped } from "./run-until-stopped";
import { say } from "./say";
import { provideSecret } from "./secret";
import { startWeb } from "./web";

export type LaunchOptions = {
  /** Looks at the settings before anything happens; throws to refuse. */
  readonly prepare?: () => void;
  /** Next compiles pages as they are asked for. */
  readonly dev?: boolean;
  /** Fills the migrated database; returns lines to say at the end. */
  readonly seed?: () => Promise<readonly string[]>;
};

/** Runs the whole of Openhour in this process until it is told to stop. */
export function launch(options: LaunchOptions = {}): void {
  runUntilStopped((run) => start(run, options));
}

async function start(run: Run, { prepare, dev = false, seed }: LaunchOptions): Promise<void> {
  const startedAt = performance.now();
  prepare?.();
  requireFreshTzdata();
  await requireFreePort();
  await provideSecret();

  const database = await openDatabase();
  run.opened(database.close);
  await migrate(databaseUrl());
  if (!dev) await buildOnce(run.signal);

  run.opened(closeDatabase);
  const lines = (await seed?.()) ?? [];
  if (config().worker === "inside") run.opened((await startWorker()).stop);
  else say("Jobs are left to the workers outside (WORKER=outside): npm run worker starts one.");
  const web = await startWeb({ dev });
  run.opened(web.stop);

  for (const line of lines) say(line);
  const setUp = await setUpAddress();
  if (setUp) say(`Make the first owner here, once: ${setUp}`);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(
    `Openhour is ready at ${config().baseUrl} after ${seconds} s, with time zone data ${tzdataVersion()}. Ctrl-C stops it.`,
  );
}
