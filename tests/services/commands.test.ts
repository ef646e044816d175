import { execFile } from "node:child_process";
import { expect, test } from "vitest";

/** Runs an npm script's file as npm does, with these settings alone; says how it ended and what it printed. */
function command(entry: string, settings: Record<string, string>): Promise<{ code: number; said: string }> {
  const args = ["lib/server/run.mjs", ...(entry.includes("config") ? [] : ["--production"]), entry];
  const { PATH = "", HOME = "" } = process.env;
  // The type of Next's environment wants a NODE_ENV; an empty one counts as none.
  const env = { NODE_ENV: "" as "test", PATH, HOME, ...settings };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error, stdout, stderr) => {
      const code = typeof error?.code === "number" ? error.code : error ? -1 : 0;
      resolve({ code, said: stdout + stderr });
    });
  });
}

test.each([
  ["NODE_ENV=production", { NODE_ENV: "production" }],
  ["DATABASE_URL", { DATABASE_URL: "postgres://somebody@127.0.0.1:1/real" }],
])("the demo, whose password all the world knows, does not run with %s", async (reason, settings) => {
  const { code, said } = await command("lib/server/demo.ts", settings);
  expect(code).toBe(1);
  expect(said).toContain(`The demo does not run with ${reason} set`);
});

test("config:check names every setting that is wrong, in words, and no secret", async () => {
  const { code, said } = await command("lib/server/config-check.ts", {
    PORT: "many",
    SMTP_URL: "http://user:hunter2@mail.example.com",
    MAIL_FROM: "nobody",
  });
  expect(code).toBe(1);
  for (const name of ["PORT", "SMTP_URL", "MAIL_FROM"]) expect(said).toContain(name);
  expect(said).not.toContain("hunter2");
});

test("config:check is content with no settings at all", async () => {
  expect(await command("lib/server/config-check.ts", {})).toMatchObject({ code: 0 });
});

test("a worker without the servers' secret does not make one of its own", async () => {
  const { code, said } = await command("lib/server/worker.ts", {
    DATABASE_URL: "postgres://somebody@127.0.0.1:1/real",
    DATA_DIR: "/nonexistent",
  });
  expect(code).toBe(1);
  expect(said).toContain("AUTH_SECRET is not set");
});
