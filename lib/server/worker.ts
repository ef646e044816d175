import { closeDatabase } from "@/db/client";
import { migrate } from "@/db/migrate";
import { databaseUrl } from "@/lib/config";
import { startWorker } from "@/lib/jobs/worker";
import { say } from "./say";
import { provideSecret } from "./secret";
import { prepareShutdown } from "./shutdown";

const shutdown = prepareShutdown();
try {
  const url = databaseUrl();
  await provideSecret();
  await migrate(url);
  shutdown.add(closeDatabase);
  const worker = await startWorker();
  shutdown.add(worker.stop);
  say("The job worker is ready. Ctrl-C stops it.");
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  await shutdown.stop(1);
}
