import { randomBytes } from "node:crypto";
import postgres from "postgres";

/** A database for one test file alone. */
export type TestDatabase = {
  /** For the owner of the tables; the application's pool becomes openhour_app with it. */
  readonly url: string;
  /** Disconnects everybody and removes the database. */
  drop(): Promise<void>;
};

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
