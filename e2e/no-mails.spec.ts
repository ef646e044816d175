import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { addressOfForm, expectBooked, fillIn, problem, send, visitor } from "./support/guest-form";
import { makeLink } from "./support/make-link";
import { setUp } from "./support/owner";
import { newDataDir, type RunningServer, startServer } from "./support/server";

test.describe.configure({ mode: "serial" });

let data: Awaited<ReturnType<typeof newDataDir>>;
let server: RunningServer;
test.beforeAll(async () => {
  data = await newDataDir();
  server = await startServer({ DATA_DIR: data.path, SMTP_URL: "" });
});
test.afterAll(async () => {
  await server.stop();
  await data.remove();
});

test("without a mail server nobody is told to look into their mail, and nothing typed is lost", async ({
  page,
  browser,
}) => {
  await setUp(page, server);
  await makeLink(page, "Intro call", "intro-call");
  const plain = await visitor(browser, { javaScriptEnabled: false });
  const address = await addressOfForm(server);
  await plain.goto(address);
  await fillIn(plain, "Nora Nomail", "nora@example.com");
  const answered = plain.waitForResponse((response) => response.request().method() === "POST");
  await send(plain);
  expect((await answered).status()).toBe(503);
  await expect(problem(plain, "this server sends no mails")).toBeVisible();
  await expect(problem(plain, "switch JavaScript on")).toBeVisible();
  await expect(plain.getByLabel("Your name")).toHaveValue("Nora Nomail");

  const scripted = await visitor(browser);
  await scripted.goto(address);
  await fillIn(scripted, "Nora Nomail", "nora@example.com");
  await expectAccessible(scripted);
  await send(scripted);
  await expectBooked(scripted);
  await expect(scripted.getByText("You get no mail about it.")).toBeVisible();
  await expect(scripted.getByText("on its way to your mail")).toHaveCount(0);
});
