import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { seed } from "@/bench/seed";
import { startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { startServer } from "@/e2e/support/server";

export type Installation = { readonly baseUrl: string; close(): Promise<void> };

/** Openhour as `npm start` runs it, on a throw-away database with so many bookings of 500 people. */
export async function startFilled(reservations: number, now: number): Promise<Installation> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "openhour-bench-"));
  const embedded = await startEmbedded({ dataDir, throwAway: true });
  const closeDatabase = () => embedded.stop().finally(() => rm(dataDir, { recursive: true, force: true }));
  try {
    await fill(embedded.url, reservations, now);
    const server = await startServer({
      DATABASE_URL: embedded.url,
      AUTH_SECRET: "a secret for a bench that nobody keeps",
      BCRYPT_COST: "12",
      LOG_LEVEL: "warn",
      // One address asks for everything here; what a limit would refuse is not what is measured.
      PUBLIC_PAGES_PER_MINUTE: "0",
    });
    return { baseUrl: server.baseUrl, close: () => server.stop().then(closeDatabase) };
  } catch (error) {
    await closeDatabase();
    throw error;
  }
}

async function fill(url: string, reservations: number, now: number): Promise<void> {
  await migrate(url);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await seed(sql, { reservations, people: 500 }, now).finally(() => sql.end());
}
