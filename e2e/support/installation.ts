import { test } from "@playwright/test";
import { startSmtp, type TestSmtp } from "@/tests/support/smtp";
import { newDataDir, type RunningServer, startServer } from "./server";

export type Installation = { readonly server: RunningServer; readonly smtp: TestSmtp };

/**
 * A fresh Openhour with a mail server for the tests of one file, which run in their
 * order: started before the first, stopped as Ctrl-C does after the last.
 */
export function freshInstallation(): () => Installation {
  let installation: Installation | undefined;
  let data: Awaited<ReturnType<typeof newDataDir>>;
  test.describe.configure({ mode: "serial" });
  test.beforeAll(async () => {
    const smtp = await startSmtp();
    data = await newDataDir();
    installation = { smtp, server: await startServer({ DATA_DIR: data.path, SMTP_URL: smtp.url }) };
  });
  test.afterAll(async () => {
    const code = await installation?.server.stop();
    await installation?.smtp.close();
    await data.remove();
    test.expect(code).toBe(0);
  });
  return () => {
    if (!installation) throw new Error("The installation starts before the first test, not earlier.");
    return installation;
  };
}
