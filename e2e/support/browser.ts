import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import bundled from "@sparticuz/chromium";

export type Browser = { readonly executablePath: string; readonly found: string };

/**
 * The browser that the journeys run in, without any download: the one CHROMIUM names,
 * the system's, Playwright's own if somebody installed it, and at last the one that an
 * npm package carries.
 */
export async function findBrowser(): Promise<Browser> {
  const named = process.env.CHROMIUM;
  if (named) return { executablePath: named, found: "named by CHROMIUM" };
  const system = "/usr/bin/chromium";
  if (existsSync(system)) return { executablePath: system, found: "the system's" };
  const own = chromium.executablePath();
  if (existsSync(own)) return { executablePath: own, found: "Playwright's own" };
  return {
    executablePath: await bundled.executablePath(),
    found: "from the npm package @sparticuz/chromium",
  };
}

/** Chromium refuses to run as root with its sandbox on. */
export const browserArguments = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
