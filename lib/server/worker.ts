import { closeDatabase } from "@/db/client";
import { migrate } from "@/db/migrate";
import { databaseUrl } from "@/lib/config";
import { startWorker } from "@/lib/jobs/worker";
import { type Run, runUntilStopped } from "./run-until-stopped";
import { say } from "./say";
import { provideSecret } from "./secret";

runUntilStopped(start);

/** The job worker alone, beside servers that share its DATABASE_URL. */
async function start(run: Run): Promise<void> {
  const url = databaseUrl();
  await provideSecret();
  await migrate(url);
  run.opened(closeDatabase);
  const worker = await startWorker();
  run.opened(worker.stop);
  say("The job worker is ready. Ctrl-C stops it.");
}
