import { afterAll, beforeAll, expect, test } from "vitest";
import { createApi, type TestApi } from "@/tests/support/api";

let api: TestApi;
beforeAll(async () => {
  api = await createApi();
});
afterAll(() => api.drop());

const find = (query: Record<string, string>) => api.ask(`/time-zones?${new URLSearchParams(query)}`);
type Found = { timeZones: { id: string; city: string; country: string; offset: string; time: string }[] };

test("zones are found by city, with offset and clock, and may be kept for a minute", async () => {
  const answer = await find({ q: "Kathmandu" });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("public, max-age=60");
  expect(await answer.json()).toEqual({
    timeZones: [
      {
        id: "Asia/Katmandu",
        city: "Kathmandu",
        country: "Nepal",
        offset: "UTC+5:45",
        time: expect.stringMatching(/^\d\d:\d\d$/),
      },
    ],
  });
});

test("the reader's language and clock count", async () => {
  const { timeZones } = (await (await find({ q: "wien", lang: "de", clock: "12h" })).json()) as Found;
  expect(timeZones[0] ?? {}).toMatchObject({ id: "Europe/Vienna", country: "Österreich" });
  expect(timeZones[0]?.time).toMatch(/^\d{1,2}:\d\d (AM|PM)$/i);
});

test("never more than twelve are told", async () => {
  const { timeZones } = (await (await find({ q: "a" })).json()) as Found;
  expect(timeZones).toHaveLength(12);
});

test.each([
  ["nothing", {}],
  ["nothing but spaces", { q: "  " }],
  ["a whole letter", { q: "x".repeat(81) }],
  ["a language we do not speak", { q: "Berlin", lang: "xx" }],
])("who asks with %s is refused", async (_, query) => {
  expect((await find(query as Record<string, string>)).status).toBe(400);
});
