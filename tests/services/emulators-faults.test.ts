import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { connectGoogle, testClient } from "@/tests/emulators/google/connect";
import { type GoogleEmulator, startGoogle } from "@/tests/emulators/google/start";

let google: GoogleEmulator;
const anna = { email: "anna@google.test" };
beforeAll(async () => {
  google = await startGoogle({ clients: [testClient] });
});
afterEach(() => google.control.calm());
afterAll(() => google.close());

const hour = { start: { dateTime: "2027-03-02T10:00:00Z" }, end: { dateTime: "2027-03-02T11:00:00Z" } };
const connect = async () => (await connectGoogle(google, anna)).calendar;
const statusOf = (work: Promise<unknown>) =>
  work.then(
    () => 200,
    (error) => error.status,
  );

test.each([401, 403, 404, 410, 412, 429, 500, 503] as const)(
  "the next call can fail with %i, and the one after works",
  async (status) => {
    const calendar = await connect();
    google.control.fail({ status });
    expect(await statusOf(calendar.events.list({ calendarId: "primary" }))).toBe(status);
    expect(await statusOf(calendar.events.list({ calendarId: "primary" }))).toBe(200);
  },
);

test("a failure can be kept to some calls, and can ask for patience", async () => {
  const calendar = await connect();
  const end = google.control.fail({
    status: 429,
    calls: /^POST .*freeBusy/,
    times: Infinity,
    retryAfterSeconds: 7,
  });
  expect(await statusOf(calendar.calendarList.list())).toBe(200);
  const ask = () =>
    calendar.freebusy.query({
      requestBody: { timeMin: "2027-01-01T00:00:00Z", timeMax: "2027-01-02T00:00:00Z" },
    });
  const error = await ask().catch((failed) => failed);
  expect(error.response.headers.get("retry-after")).toBe("7");
  end();
  expect(await statusOf(ask())).toBe(200);
});

test("an answer can be lost after its work was done", async () => {
  const calendar = await connect();
  google.control.fail({ status: 503, isLate: true });
  const requestBody = { id: "lost0", ...hour };
  expect(await statusOf(calendar.events.insert({ calendarId: "primary", requestBody }))).toBe(503);
  expect(await statusOf(calendar.events.insert({ calendarId: "primary", requestBody }))).toBe(409);
});

test("a connection can be cut", async () => {
  const calendar = await connect();
  google.control.fail({ status: "hang up" });
  await expect(calendar.calendarList.list()).rejects.toThrow();
  expect(await statusOf(calendar.calendarList.list())).toBe(200);
});

test("a token can end before its holder expects it, and a refresh mends that", async () => {
  const { calendar, oauth, tokens } = await connectGoogle(google, anna);
  google.control.expireAccessTokens();
  expect(await statusOf(calendar.calendarList.list())).toBe(401);
  oauth.setCredentials({ refresh_token: tokens.refresh_token ?? "" });
  expect(await statusOf(calendar.calendarList.list())).toBe(200);
});

test("the sign-in fails only when that is asked for", async () => {
  google.control.fail({ status: 403, calls: /^POST \/token$/ });
  await expect(connectGoogle(google, anna)).rejects.toMatchObject({ status: 403 });
});

test("answers can be slow", async () => {
  const calendar = await connect();
  google.control.delay(300);
  const slow = calendar.calendarList.list({}, { signal: AbortSignal.timeout(50) });
  await expect(slow).rejects.toThrow();
});

test("a reader can get an old page again", async () => {
  const calendar = await connect();
  const family = google.control.calendar(anna.email, "Family");
  const list = async () => (await calendar.events.list({ calendarId: family.id })).data.items?.length;
  expect(await list()).toBe(0);
  family.add(hour);
  google.control.replayOldPages();
  expect(await list()).toBe(0);
  expect(await list()).toBe(1);
});

test("calls are counted", async () => {
  const calendar = await connect();
  google.control.traffic.forget();
  await calendar.calendarList.list();
  await statusOf(calendar.events.list({ calendarId: "nobody" }));
  expect(google.control.traffic.count(/calendarList$/)).toBe(1);
  expect(google.control.traffic.calls.map(({ status }) => status)).toEqual([200, 404]);
});
