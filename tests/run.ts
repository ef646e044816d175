/**
 * npm test: everything a change has to pass. `--fast` leaves out the browser, `--servers`
 * runs only the tests against other people's servers, `--races` what takes long,
 * at full length.
 *
 * Each step prints whole when it ends; the last line is always "N passed, N failed".
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildOnce, forgetOldTypes } from "@/lib/server/build";

type Count = { readonly passed: number; readonly failed: number };
type Outcome = { readonly ok: boolean; readonly printed: string; readonly count?: Count | undefined };
type Result = Count & { readonly name: string; readonly seconds: number };

const VITEST = ["run", "--config", "tests/vitest.config.ts", "--maxWorkers", "2"];
const PLAYWRIGHT = ["test", "--config", "e2e/playwright.config.ts", "--reporter", "list,json"];

const reports = await mkdtemp(path.join(tmpdir(), "openhour-reports-"));
const interrupted = new AbortController();
const children = new Set<ChildProcess>();
// The steps clean up after themselves, and we wait for that. A terminal's Ctrl-C reaches them without us.
process.on("SIGINT", () => interrupted.abort());
process.on("SIGTERM", () => {
  interrupted.abort();
  for (const child of children) child.kill("SIGTERM");
});

try {
  const wanted = process.argv.at(2);
  if (wanted === "--servers") report(await testServers());
  else if (wanted === "--races") report(await testRaces());
  else report(await testOurselves(wanted !== "--fast"));
} finally {
  await rm(reports, { recursive: true, force: true });
}

/** Two lanes for two cores: one reads the source, one runs it. The browser wants both, and the build. */
async function testOurselves(withBrowser: boolean): Promise<Result[]> {
  const [reading, tests] = await Promise.all([
    readSource(withBrowser),
    step("tests", () => vitest(["--project", "!servers"])),
  ]);
  const results = [...reading, tests];
  const built = reading.some((result) => result.name === "build" && result.failed === 0);
  if (built) results.push(await step("browser", playwright));
  else if (withBrowser) print("The browser tests are left out: there is no build to open.");
  return results;
}

async function readSource(withBuild: boolean): Promise<Result[]> {
  const results = [await step("lint", () => run("@biomejs/biome/bin/biome", ["check"]))];
  results.push(await step("types", checkTypes));
  if (withBuild) results.push(await step("build", build));
  return results;
}

async function testServers(): Promise<Result[]> {
  return [await step("servers", () => vitest(["--project", "servers"]))];
}

async function testRaces(): Promise<Result[]> {
  const names = ["races", "killed-workers", "offer-promise", "find-slots-plans"];
  const files = names.map((name) => `tests/services/${name}.test.ts`);
  const length = {
    RACE_TRIES: "10000",
    WORKER_KILLS: "50",
    WORKER_BOOKINGS: "200",
    OFFER_STEP_HOURS: "1",
    PLANS_AMONG: "1000000",
  };
  return [await step("races", () => vitest(files, length))];
}

async function checkTypes(): Promise<Outcome> {
  await forgetOldTypes();
  const generated = await run("next/dist/bin/next", ["typegen"]);
  return generated.ok ? await run("typescript/bin/tsc", ["--noEmit"]) : generated;
}

async function build(): Promise<Outcome> {
  try {
    await buildOnce(interrupted.signal, () => {});
    return { ok: true, printed: "" };
  } catch (error) {
    return { ok: false, printed: error instanceof Error ? error.message : String(error) };
  }
}

async function vitest(args: readonly string[], settings: Record<string, string> = {}): Promise<Outcome> {
  const file = path.join(reports, "vitest.json");
  const reporters = ["--reporter", "default", "--reporter", "json", "--outputFile.json", file];
  const outcome = await run("vitest/vitest.mjs", [...VITEST, ...reporters, ...args], settings);
  const found = await readReport<{ numPassedTests: number; numFailedTests: number }>(file);
  return { ...outcome, count: found && { passed: found.numPassedTests, failed: found.numFailedTests } };
}

async function playwright(): Promise<Outcome> {
  const file = path.join(reports, "playwright.json");
  const outcome = await run("@playwright/test/cli.js", PLAYWRIGHT, { PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  const found = await readReport<{ stats: { expected: number; flaky: number; unexpected: number } }>(file);
  const count = found && { passed: found.stats.expected + found.stats.flaky, failed: found.stats.unexpected };
  return { ...outcome, count };
}

async function readReport<T>(file: string): Promise<T | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as T);
}

/** Runs a package's program on this Node to its end. */
async function run(
  program: string,
  args: readonly string[],
  more: Record<string, string> = {},
): Promise<Outcome> {
  const colors = process.stdout.isTTY ? { FORCE_COLOR: "1" } : {};
  const env = { ...process.env, ...colors, ...more };
  const child = spawn(process.execPath, [path.resolve("node_modules", program), ...args], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.add(child);
  let printed = "";
  child.stdout.on("data", (chunk) => (printed += chunk));
  child.stderr.on("data", (chunk) => (printed += chunk));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on("error", reject).on("close", resolve),
  );
  children.delete(child);
  return { ok: code === 0, printed };
}

/** Runs one step and prints what it printed. A step without a count of its own is one check. */
async function step(name: string, work: () => Promise<Outcome>): Promise<Result> {
  const startedAt = performance.now();
  const { ok, printed, count = { passed: ok ? 1 : 0, failed: 0 } } = await work();
  const seconds = (performance.now() - startedAt) / 1000;
  print(`── ${name}: ${ok ? "ok" : "FAILED"}\n${printed.trim()}`.trim());
  // A step can fail as a whole, with every test in it green or none run.
  return { name, seconds, passed: count.passed, failed: ok ? count.failed : Math.max(count.failed, 1) };
}

function report(results: readonly Result[]): void {
  const lines = results.map(
    ({ name, passed, failed, seconds }) =>
      `${name.padEnd(10)}${`${passed} passed, ${failed} failed`.padEnd(28)}${seconds.toFixed(1).padStart(6)} s`,
  );
  const sum = (pick: (result: Result) => number) =>
    results.reduce((total, result) => total + pick(result), 0);
  const failed = sum((result) => result.failed);
  print([...lines, `${sum((result) => result.passed)} passed, ${failed} failed`].join("\n"));
  process.exitCode = failed > 0 || interrupted.signal.aborted ? 1 : 0;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
