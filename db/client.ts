import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { databaseUrl } from "@/lib/config";
import * as tables from "./tables";

export type Database = PostgresJsDatabase<typeof tables>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
export type Connection = { readonly db: Database; readonly close: () => Promise<void> };

/**
 * Opens a pool that acts as the application's role, which owns nothing and is bound by
 * row-level security, whoever the URL signs in as.
 */
export function connect(url: string, poolSize = 10): Connection {
  const client = postgres(url, {
    max: poolSize,
    connect_timeout: 10,
    connection: {
      application_name: "openhour",
      role: "openhour_app",
      TimeZone: "UTC",
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
    },
    onnotice: () => {},
  });
  const db = drizzle(client, { schema: tables, casing: "snake_case" });
  return { db, close: () => client.end({ timeout: 5 }) };
}

type Pools = Map<"work" | "watch", Connection>;
const key = Symbol.for("openhour.database");
const shared = globalThis as { [key]?: Pools };

/**
 * The process's own pool, opened on first use. Kept on `globalThis` because Next's bundle
 * and the server around it each load this file, and one pool is enough.
 */
export const database = (): Database => poolOf("work", 10);

/** One connection apart, for health: it is answered while everything else waits for the pool. */
export const watchDatabase = (): Database => poolOf("watch", 1);

function poolOf(name: "work" | "watch", size: number): Database {
  shared[key] ??= new Map();
  const pool = shared[key].get(name) ?? connect(databaseUrl(), size);
  shared[key].set(name, pool);
  return pool.db;
}

/** Closes the process's own pools, if they were ever opened. */
export async function closeDatabase(): Promise<void> {
  const open = [...(shared[key]?.values() ?? [])];
  delete shared[key];
  await Promise.all(open.map((pool) => pool.close()));
}
