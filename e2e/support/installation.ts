import { test } from "@playwright/test";
import type { TestDatabase } from "@/tests/support/make-database";
import { startSmtp, type TestSmtp } from "@/tests/support/smtp";
import { newDatabase } from "./cluster";
import { type RunningServer, startServer } from "./server";

export type Installation = {
  readonly server: RunningServer;
  readonly smtp: TestSmtp;
  /** Of the tables' owner, for what a person could not bring about in a test's time. */
  readonly databaseUrl: string;
};

/**
 * A fresh Openhour with a mail server for the tests of one file, which run in their
 * order: started before the first, stopped as Ctrl-C does after the last.
 */
export function freshInstallation(): () => Installation {
  let installation: Installation | undefined;
  let database: TestDatabase;
  test.describe.configure({ mode: "serial" });
  test.beforeAll(async () => {
    const smtp = await startSmtp();
    database = await newDatabase();
    const settings = {
      DATABASE_URL: database.url,
      AUTH_SECRET: "a secret that only the journeys know, 32 long",
    };
    const server = await startServer({ ...settings, SMTP_URL: smtp.url });
    installation = { smtp, server, databaseUrl: database.url };
  });
  test.afterAll(async () => {
    const code = await installation?.server.stop();
    await installation?.smtp.close();
    await database.drop();
    test.expect(code).toBe(0);
  });
  return () => {
    if (!installation) throw new Error("The installation starts before the first test, not earlier.");
    return installation;
  };
}
