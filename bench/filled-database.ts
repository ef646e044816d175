import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { type SeedSize, seed } from "@/bench/seed";
import { startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";

export type FilledDatabase = { readonly url: string; close(): Promise<void> };

/** A throw-away PostgreSQL with so many people and bookings around `now` (epoch ms). */
export async function startFilledDatabase(size: SeedSize, now: number): Promise<FilledDatabase> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "openhour-bench-"));
  const embedded = await startEmbedded({ dataDir, throwAway: true });
  const close = () => embedded.stop().finally(() => rm(dataDir, { recursive: true, force: true }));
  try {
    await migrate(embedded.url);
    const sql = postgres(embedded.url, { max: 1, onnotice: () => {} });
    await seed(sql, size, now).finally(() => sql.end());
    return { url: embedded.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}
