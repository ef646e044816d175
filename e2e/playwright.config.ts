import { defineConfig } from "@playwright/test";
import { browserArguments, findBrowser } from "./support/browser";

const browser = await findBrowser();
// Workers read this file too; the run itself says it once.
if (!process.env.TEST_WORKER_INDEX) console.log(`Browser: ${browser.executablePath} (${browser.found})`);

export default defineConfig({
  testDir: ".",
  globalSetup: "./support/cluster.ts",
  outputDir: "../test-results",
  // Two cores: while one journey waits, another goes on.
  workers: 3,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    launchOptions: { executablePath: browser.executablePath, args: browserArguments },
    locale: "en-GB",
    timezoneId: "Asia/Kathmandu",
    screenshot: "only-on-failure",
    // A record of every step costs a tenth of the run; `--trace retain-on-failure` has it when it is wanted.
    trace: "off",
  },
});
