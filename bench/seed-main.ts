/**
 * npm run db:seed -- [--reservations N] [--people N]: fills the migrated, empty database of
 * DATABASE_URL for load tests, with a million reservations unless told otherwise.
 */
import { parseArgs } from "node:util";
import postgres from "postgres";
import { databaseUrl } from "@/lib/config";
import { type SeedSize, seed } from "./seed";
import { whole } from "./table";

const usage = "Usage: npm run db:seed -- [--reservations N] [--people N]";

try {
  const size = readSize(process.argv.slice(2));
  const sql = postgres(databaseUrl(), { max: 1, onnotice: () => {} });
  await fill(sql, size).finally(() => sql.end());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Fails with words for whoever typed the arguments. */
function readSize(args: string[]): SeedSize {
  try {
    const options = {
      reservations: { type: "string", default: "1000000" },
      people: { type: "string" },
    } as const;
    const { reservations, people } = parseArgs({ options, args }).values;
    return { reservations: countOf(reservations), people: people === undefined ? people : countOf(people) };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${usage}`, { cause: error });
  }
}

function countOf(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Error(`“${text}” is not a number of rows.`);
}

async function fill(sql: postgres.Sql, size: SeedSize): Promise<void> {
  const began = performance.now();
  const { organizations, people, reservations } = await seed(sql, size, Date.now());
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `Made ${whole(organizations)} organizations, ${whole(people)} people and ${whole(reservations)} bookings ` +
      `with a reservation and a guest each, in ${seconds} s.`,
  );
  console.log(
    "Links to try: /book/person-1, /book/once-1, /book/any-1 (round robin), /book/all-1 (three people).",
  );
}
