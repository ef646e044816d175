import { closeDatabase } from "@/db/client";
import { migrate } from "@/db/migrate";
import { databaseUrl } from "@/lib/config";
import { startWorker } from "@/lib/jobs/worker";
import { requireFreshTzdata, tzdataVersion } from "@/lib/tzdata";
import { type Run, runUntilStopped } from "./run-until-stopped";
import { say } from "./say";
import { provideServersSecret } from "./secret";

runUntilStopped(start);

/** The job worker alone, beside servers that share its DATABASE_URL. */
async function start(run: Run): Promise<void> {
  const url = databaseUrl();
  requireFreshTzdata();
  await provideServersSecret();
  await migrate(url);
  run.opened(closeDatabase);
  const worker = await startWorker();
  run.opened(worker.stop);
  say(`The job worker is ready, with time zone data ${tzdataVersion()}. Ctrl-C stops it.`);
}
