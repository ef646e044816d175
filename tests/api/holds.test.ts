import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { holds, links, reservations } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { config, provide } from "@/lib/config";
import type { Context } from "@/lib/context";
import { newId, newToken } from "@/lib/ids";
import { createLink } from "@/lib/links/commands";
import { toIso } from "@/lib/time/format";
import { dayMs, minuteMs } from "@/lib/time/zone";
import { createApi, post, type TestApi } from "@/tests/support/api";
import { createStudio, linkSettings } from "@/tests/support/studio";

let api: TestApi;
beforeAll(async () => {
  api = await createApi();
});
afterAll(() => api.drop());

type Slot = { start: string; end: string };
type Held = Slot & { id: string; expiresAt: string };

/** A link of an owner of its own, and two times that it offers. */
async function open(): Promise<{ studio: Context; token: string; first: Slot; second: Slot }> {
  const studio = await createStudio({ ...api.visit, now: Date.now() });
  const { token } = await createLink(studio, linkSettings());
  const [first, second] = await slots(token);
  if (!first || !second) throw new Error("Nothing is on offer in the coming month.");
  return { studio, token, first, second };
}

/** What is on offer from two days on: a time of today may begin between being read and being held. */
async function slots(token: string, headers = {}): Promise<Slot[]> {
  const from = toIso(Date.now() + 2 * dayMs);
  const answer = await api.ask(`/bookings/public/${token}/availability?from=${from}`, { headers });
  return ((await answer.json()) as { slots: Slot[] }).slots;
}

const hold = (token: string, body: unknown, headers = {}) =>
  api.ask(`/bookings/public/${token}/holds`, post(body, headers));
const held = async (answer: Promise<Response>) => (await (await answer).json()) as Held;
const release = (token: string, id: string) =>
  api.ask(`/bookings/public/${token}/holds/${id}`, { method: "DELETE" });

const attendee = { name: "Gustav Gast", email: "gustav@example.com", timeZone: "America/New_York" };
const book = (token: string, start: string, more = {}, headers = {}) =>
  api.ask(`/bookings/public/${token}/book`, post({ start, attendee, ...more }, headers));

/** A visitor's cookie, as a browser sends it back. */
const as = (visitor: string) => ({ cookie: `openhour-visitor=${visitor}` });
const cookieOf = (answer: Response) => answer.headers.get("set-cookie");

async function expectRefused(answer: Response, status: number, code: string): Promise<void> {
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect(await answer.json()).toMatchObject({ status, code });
  expect(answer.status).toBe(status);
}

describe("POST …/holds", () => {
  test("holds a time, and says for how long and where it is let go", async () => {
    const { token, first } = await open();
    const before = Date.now();
    const answer = await hold(token, { start: first.start, duration: 30 });
    expect(answer.status).toBe(201);
    const { id, expiresAt, ...time } = (await answer.json()) as Held;
    expect(time).toEqual(first);
    expect(Date.parse(expiresAt) - before).toBeGreaterThanOrEqual(5 * minuteMs);
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(5 * minuteMs);
    expect(answer.headers.get("location")).toBe(`/api/v1/bookings/public/${token}/holds/${id}`);
    expect(await slots(token)).not.toContainEqual(first);
  });

  test("names the visitor in a cookie, once, and believes no word that it has not made", async () => {
    const { token, first } = await open();
    const cookie = cookieOf(await hold(token, { start: first.start })) ?? "";
    expect(cookie).toMatch(/^openhour-visitor=[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax$/);
    const again = await hold(token, { start: first.start }, { cookie: cookie.split(";")[0] });
    expect([again.status, cookieOf(again)]).toEqual([201, null]);
    const { token: other, first: free } = await open();
    const forged = cookieOf(await hold(other, { start: free.start }, as("x".repeat(4000))));
    expect(forged).toMatch(/^openhour-visitor=[\w-]{22};/);
  });

  test("the cookie keeps to https where Openhour has https", async () => {
    const { token, first } = await open();
    const baseUrl = config().baseUrl;
    Object.assign(process.env, { BASE_URL: "https://book.example.org" });
    provide({});
    const cookie = cookieOf(await hold(token, { start: first.start }));
    Object.assign(process.env, { BASE_URL: baseUrl });
    provide({});
    expect(cookie).toMatch(/; Secure(;|$)/);
  });

  test("a visitor's next hold lets the one before go", async () => {
    const { token, first, second } = await open();
    const vera = as(newToken());
    await hold(token, { start: first.start }, vera);
    expect((await hold(token, { start: second.start }, vera)).status).toBe(201);
    const offered = await slots(token);
    expect(offered).toContainEqual(first);
    expect(offered).not.toContainEqual(second);
  });

  test("another visitor hears 409, gets no cookie for it, and cannot book the time", async () => {
    const { token, first } = await open();
    await hold(token, { start: first.start }, as(newToken()));
    const late = await hold(token, { start: first.start });
    expect(cookieOf(late)).toBeNull();
    // The booking page says by the reason whether the time may yet come free.
    expect(await late.clone().json()).toMatchObject({ reason: "hold" });
    await expectRefused(late, 409, "slot_taken");
    await expectRefused(await book(token, first.start, {}, as(newToken())), 409, "slot_taken");
    await expectRefused(await book(token, first.start, { holdId: newId() }), 409, "slot_taken");
  });

  test("the visitor's own hold stands in nobody's way: not in the list, not when booking", async () => {
    const { token, first } = await open();
    const vera = as(newToken());
    await hold(token, { start: first.start }, vera);
    expect(await slots(token, vera)).toContainEqual(first);
    expect((await book(token, first.start, {}, vera)).status).toBe(201);
    expect(await slots(token, vera)).not.toContainEqual(first);
  });

  test("a program books with the hold's id and needs no cookie", async () => {
    const { token, first } = await open();
    const { id } = await held(hold(token, { start: first.start }));
    expect((await book(token, first.start, { holdId: id })).status).toBe(201);
  });

  test("of 50 visitors who want one time at once, one holds it", async () => {
    const { token, first } = await open();
    const answers = await Promise.all(Array.from({ length: 50 }, () => hold(token, { start: first.start })));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(49);
  });

  test("a hold that has lapsed is no obstacle, neither to another hold nor to a booking", async () => {
    const { studio, token, first, second } = await open();
    for (const { start } of [first, second]) await hold(token, { start });
    await lapse(studio);
    const offered = await slots(token);
    expect(offered).toContainEqual(first);
    expect((await hold(token, { start: first.start })).status).toBe(201);
    expect((await book(token, second.start)).status).toBe(201);
  });

  test("404 and 410 for a link that is unknown or takes no bookings", async () => {
    const { studio, token, first } = await open();
    const { id } = await held(hold(token, { start: first.start }));
    await expectRefused(await hold("nobody-has-this", { start: first.start }), 404, "not_found");
    await inTransaction(api.db, studio, (tx) =>
      tx.update(links).set({ isActive: false }).where(eq(links.token, token)),
    );
    await expectRefused(await hold(token, { start: first.start }), 410, "link_disabled");
    expect((await release(token, id)).status).toBe(204);
  });

  test("422 for a time or a length that the link does not have, 400 for what is no JSON, 415 for what says it is not", async () => {
    const { token, first } = await open();
    const midnight = `${first.start.slice(0, 10)}T00:00:00Z`;
    await expectRefused(await hold(token, { start: midnight }), 422, "slot_not_offered");
    await expectRefused(await hold(token, { start: first.start, duration: 45 }), 422, "invalid");
    const answer = await hold(token, { start: "tomorrow", duration: "half" });
    expect(await answer.json()).toMatchObject({
      code: "invalid",
      errors: [{ pointer: "/start" }, { pointer: "/duration" }],
    });
    await expectRefused(await hold(token, "{"), 400, "malformed");
    const plain = { method: "POST", body: JSON.stringify({ start: first.start }) };
    expect((await api.ask(`/bookings/public/${token}/holds`, plain)).status).toBe(415);
  });

  test("a body that comes in pieces, and does not say how long it is, is read just the same, up to 64 kB", async () => {
    const { token, first } = await open();
    const stream = (text: string) => {
      const init = { ...post(""), body: new Blob([text]).stream(), duplex: "half" };
      return api.ask(`/bookings/public/${token}/holds`, init);
    };
    expect((await stream(JSON.stringify({ start: first.start }))).status).toBe(201);
    await expectRefused(await stream(`"${"x".repeat(70_000)}"`), 413, "too_large");
  });
});

describe("DELETE …/holds/{id}", () => {
  test("204, and the time is free for everybody at once", async () => {
    const { token, first } = await open();
    const { id } = await held(hold(token, { start: first.start }));
    const answer = await release(token, id);
    expect([answer.status, await answer.text()]).toEqual([204, ""]);
    expect(await slots(token)).toContainEqual(first);
    expect((await hold(token, { start: first.start })).status).toBe(201);
  });

  test("204 for one that is gone, booked or unknown, and none of them is touched", async () => {
    const { token, first, second } = await open();
    const { id } = await held(hold(token, { start: first.start }));
    expect((await book(token, first.start, { holdId: id })).status).toBe(201);
    const other = await held(hold(token, { start: second.start }));
    for (const gone of [id, id, newId()]) expect((await release(token, gone)).status).toBe(204);
    const offered = await slots(token);
    expect(offered).not.toContainEqual(first);
    expect(offered).not.toContainEqual(second);
    expect((await release(token, other.id)).status).toBe(204);
  });

  test("a hold is let go on its own link only", async () => {
    const [one, two] = [await open(), await open()];
    const { id } = await held(hold(one.token, { start: one.first.start }));
    expect((await release(two.token, id)).status).toBe(204);
    expect(await slots(one.token)).not.toContainEqual(one.first);
  });

  test("400 for what is no id, 404 for an unknown link", async () => {
    const { token } = await open();
    await expectRefused(await release(token, "mine"), 400, "malformed");
    await expectRefused(await release("nobody-has-this", newId()), 404, "not_found");
  });
});

/** Lets ten minutes go by for all of an organization's holds. */
const lapse = (studio: Context) =>
  inTransaction(studio.db, studio, async (tx) => {
    const expiresAt = Date.now() - 1;
    await tx.update(holds).set({ createdAt: expiresAt - 5 * minuteMs, expiresAt });
    await tx.update(reservations).set({ expiresAt });
  });
