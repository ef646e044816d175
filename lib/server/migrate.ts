import { migrate } from "@/db/migrate";
import { databaseUrl } from "@/lib/config";
import { besideServer } from "./database";
import { say } from "./say";

try {
  await besideServer(() => migrate(databaseUrl()));
  say("The database is up to date.");
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
