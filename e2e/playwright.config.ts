import { defineConfig } from "@playwright/test";
import { browserArguments, findBrowser } from "./support/browser";

const browser = await findBrowser();
// Workers read this file too; the run itself says it once.
if (!process.env.TEST_WORKER_INDEX) console.log(`Browser: ${browser.executablePath} (${browser.found})`);

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    launchOptions: { executablePath: browser.executablePath, args: browserArguments },
    locale: "en-GB",
    timezoneId: "Asia/Kathmandu",
    screenshot: "only-on-failure",
    // Pictures of every step cost more than the steps; the one of the failure is taken anyway.
    trace: { mode: "retain-on-failure", screenshots: false },
  },
});
