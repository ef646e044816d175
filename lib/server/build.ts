import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { glob, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { say } from "./say";

/** All that `next build` reads of ours. */
const SOURCES = [
  "{app,components,lib,db,public}/**",
  "{next.config.ts,postcss.config.mjs,package.json,package-lock.json,tsconfig.json}",
  "drizzle/meta/_journal.json",
];
const MARK = path.join(".next", "openhour-source");

/** Builds the pages unless a build of exactly this source is there. Fails, showing Next's output, when that fails. */
export async function buildOnce(signal: AbortSignal, tell = say): Promise<void> {
  const source = await hashSource();
  if ((await readFile(MARK, "utf8").catch(() => "")) === source) return;

  tell("Building the web pages; this happens once for each version of the source.");
  await forgetOldTypes();
  await rm(MARK, { force: true });
  await runNextBuild(source, signal);
  await mkdir(path.dirname(MARK), { recursive: true });
  await writeFile(MARK, source);
}

/** What next dev once wrote about pages that are gone would break the check of types. */
export async function forgetOldTypes(): Promise<void> {
  await rm(path.join(".next", "dev", "types"), { recursive: true, force: true });
}

async function hashSource(): Promise<string> {
  const files: string[] = [];
  for await (const file of glob(SOURCES)) files.push(file);
  const hash = createHash("sha256");
  for (const file of files.sort()) {
    if ((await stat(file)).isFile())
      hash
        .update(`${file}\0`)
        .update(await readFile(file))
        .update("\0");
  }
  return hash.digest("hex");
}

/**
 * In a process of its own, whose memory goes back to the system afterwards. Next names a
 * form's action by a key that it else makes up for each build; made from the source, two
 * machines with one source understand each other's forms. It keeps no secret: what is
 * bound to our actions stands in the page's address.
 */
async function runNextBuild(source: string, signal: AbortSignal): Promise<void> {
  const next = createRequire(path.resolve("package.json")).resolve("next/dist/bin/next");
  const key = Buffer.from(source, "hex").toString("base64");
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key };
  const child = spawn(process.execPath, [next, "build"], { env, signal, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  child.stdout.on("data", (chunk) => (printed += chunk));
  child.stderr.on("data", (chunk) => (printed += chunk));
  const code = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (code !== 0) throw new Error(`The web pages could not be built.\n${printed.trim()}`);
}
