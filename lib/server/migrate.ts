import { startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { config } from "@/lib/config";
import { takeServerLock } from "./database";
import { say } from "./say";

try {
  const { databaseUrl, dataDir } = config();
  if (databaseUrl) await migrate(databaseUrl);
  else await migrateEmbedded(dataDir);
  say("The database is up to date.");
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function migrateEmbedded(dataDir: string): Promise<void> {
  const embedded = await startEmbedded({ dataDir, say });
  try {
    await migrate(embedded.url);
  } finally {
    // A server may be running on it meanwhile; then it stays.
    const lock = await takeServerLock(embedded);
    if (lock) await embedded.stop();
    await lock?.release();
  }
}
