import { inject } from "vitest";
import { makeDatabase, type TestDatabase } from "./make-database";

export type { TestDatabase };

/** Copies the run's migrated template (about 0.1 s). Call `drop` in afterAll. */
export function createDatabase(): Promise<TestDatabase> {
  const { url, template } = inject("cluster");
  return makeDatabase(url, template);
}

/** A database without tables, for tests of the migrations themselves. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return makeDatabase(inject("cluster").url, "template0");
}
