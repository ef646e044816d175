import { config, provide } from "@/lib/config";
import { launch } from "./launch";
import { seedDemo } from "./seed-demo";

launch({ prepare: useOwnFolder, seed: seedDemo });

/** The demo signs in with a password all the world knows: never beside real data. */
function useOwnFolder(): void {
  const { databaseUrl, production } = config();
  const reason = production ? "NODE_ENV=production" : databaseUrl ? "DATABASE_URL" : undefined;
  if (reason)
    throw new Error(`The demo does not run with ${reason} set: it has a password all the world knows.`);
  // Its guests are made up: no mail may leave.
  provide({ DATA_DIR: ".demo", SMTP_URL: "", IMAP_URL: "" });
}
