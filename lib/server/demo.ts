import { seedDemo } from "@/db/seed";
import { config, provide } from "@/lib/config";
import { launch } from "./launch";
import { say } from "./say";

const { databaseUrl, production } = config();
if (production || databaseUrl) {
  say(
    `The demo does not run with ${production ? "NODE_ENV=production" : "DATABASE_URL"}: it has a password all the world knows.`,
  );
  process.exit(1);
}

provide({ DATA_DIR: ".demo" });
await launch({ seed: seedDemo });
