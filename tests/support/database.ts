import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";

/** A migrated database without rows, for one test file alone. */
export type TestDatabase = {
  /** For the owner of the tables; the application's pool becomes openhour_app with it. */
  readonly url: string;
  /** Disconnects everybody and removes the database. */
  drop(): Promise<void>;
};

/** Copies the run's migrated template (about 0.1 s). Call `drop` in afterAll. */
export function createDatabase(): Promise<TestDatabase> {
  const { url, template } = inject("cluster");
  return makeDatabase(url, template);
}

/** A database without tables, for tests of the migrations themselves. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return makeDatabase(inject("cluster").url, "template0");
}

/** Makes a database by copying `template` on the server at `serverUrl`, whose user needs CREATEDB. */
export async function makeDatabase(serverUrl: string, template: string): Promise<TestDatabase> {
  const name = `openhour_test_${randomBytes(6).toString("hex")}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await runOn(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return { url: url.href, drop: () => runOn(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function runOn(serverUrl: string, statement: string): Promise<void> {
  const sql = postgres(serverUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
