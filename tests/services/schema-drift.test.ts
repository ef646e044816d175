import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { expect, test } from "vitest";

/** Asks drizzle-kit what it would add to a copy of the migrations for these tables. */
function generate(schema: string): { said: string; added: string[] } {
  // drizzle-kit takes every path as relative to the project.
  mkdirSync("node_modules/.cache", { recursive: true });
  const out = mkdtempSync("node_modules/.cache/openhour-drift-");
  cpSync("drizzle", out, { recursive: true });
  const before = readdirSync(out);
  const said = execFileSync(
    "node_modules/.bin/drizzle-kit",
    ["generate", "--dialect", "postgresql", "--casing", "snake_case", "--schema", schema, "--out", out],
    { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] },
  );
  const added = readdirSync(out).filter((file) => !before.includes(file));
  rmSync(out, { recursive: true });
  return { said, added };
}

test("the migrations say all that the tables say", () => {
  expect(generate("./db/tables/index.ts")).toEqual({
    said: expect.stringContaining("No schema changes"),
    added: [],
  });
});

test("a table without a migration is found", () => {
  expect(generate("./tests/support/table-without-migration.ts").added).toHaveLength(1);
});
