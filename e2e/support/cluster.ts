import { startCluster } from "@/tests/support/cluster";
import { makeDatabase, type TestDatabase } from "@/tests/support/make-database";

/** One PostgreSQL for all installations of the run. Playwright calls what we return at the end; its workers inherit the settings. */
export default async function setUp(): Promise<() => Promise<void>> {
  const { url, template, stop } = await startCluster();
  Object.assign(process.env, { E2E_CLUSTER: url, E2E_TEMPLATE: template });
  return stop;
}

/** A migrated database without rows in it. */
export function newDatabase(): Promise<TestDatabase> {
  const { E2E_CLUSTER: url, E2E_TEMPLATE: template } = process.env;
  if (!url || !template) throw new Error("The run's PostgreSQL is started by e2e/playwright.config.ts.");
  return makeDatabase(url, template);
}
