import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { keptSecret } from "@/db/kept-secret";
import { config, provide } from "@/lib/config";

/** Makes sure there is an AUTH_SECRET: the one that is set, or one made once and kept in DATA_DIR/auth-secret. */
export async function provideSecret(): Promise<void> {
  const { authSecret, dataDir } = config();
  if (authSecret) return;
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  provide({ AUTH_SECRET: await keptSecret(kept(dataDir)) });
}

/** The same for what only helps a server: a secret of its own would make addresses that the server refuses. */
export async function provideServersSecret(): Promise<void> {
  const { authSecret, dataDir } = config();
  if (authSecret) return;
  if (!existsSync(kept(dataDir))) {
    throw new Error("AUTH_SECRET is not set: give the worker the one that the web servers have.");
  }
  await provideSecret();
}

const kept = (dataDir: string) => path.join(dataDir, "auth-secret");
