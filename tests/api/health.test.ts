import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { provide } from "@/lib/config";
import { createApi, type TestApi } from "@/tests/support/api";

let api: TestApi;
beforeAll(async () => {
  api = await createApi();
});
afterAll(() => api.drop());

test.each(["/health", "/bookings/health"])("%s says how the server is", async (path) => {
  const answer = await api.ask(path);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    status: "ok",
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    uptimeSeconds: expect.any(Number),
    tzdata: { version: process.versions.tz, ok: true },
    database: { ok: true },
    migrations: { ok: true },
    queue: { waiting: 0, failed: 0, oldestWaitSeconds: 0 },
  });
});

test("an answer is data: shown as a page, nothing in it runs, loads or stands in a frame", async () => {
  for (const path of ["/health", "/nothing", "/bookings/public/nobody"]) {
    const { headers } = await api.ask(path);
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  }
});

test("without its database it answers 503, and says so", async () => {
  await closeDatabase();
  provide({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/nothing" });
  const answer = await api.ask("/health");
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ status: "down", database: { ok: false } });
});
