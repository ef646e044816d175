import { startFilledDatabase } from "@/bench/filled-database";
import { startServer } from "@/e2e/support/server";

export type Installation = { readonly baseUrl: string; close(): Promise<void> };

/** Openhour as `npm start` runs it, on a throw-away database with so many bookings of 500 people. */
export async function startFilled(reservations: number, now: number): Promise<Installation> {
  const database = await startFilledDatabase({ reservations, people: 500 }, now);
  try {
    const server = await startServer({
      DATABASE_URL: database.url,
      AUTH_SECRET: "a secret for a bench that nobody keeps",
      BCRYPT_COST: "12",
      LOG_LEVEL: "warn",
      // One address asks for everything here; what a limit would refuse is not what is measured.
      PUBLIC_PAGES_PER_MINUTE: "0",
    });
    return { baseUrl: server.baseUrl, close: () => server.stop().then(database.close) };
  } catch (error) {
    await database.close();
    throw error;
  }
}
