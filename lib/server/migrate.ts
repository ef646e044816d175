import { migrate } from "@/db/migrate";
import { databaseUrl } from "@/lib/config";
import { besideServer } from "./database";
import { say, sayFailure } from "./say";

try {
  await besideServer(() => migrate(databaseUrl()));
  say("The database is up to date.");
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
