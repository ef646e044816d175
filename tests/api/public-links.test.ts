import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { links } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { getBookingDetails } from "@/lib/bookings/queries";
import type { Context } from "@/lib/context";
import { createLink } from "@/lib/links/commands";
import { toIso } from "@/lib/time/format";
import { dayMs, localDate } from "@/lib/time/zone";
import { createApi, post, type TestApi } from "@/tests/support/api";
import { createStudio, linkSettings } from "@/tests/support/studio";

let api: TestApi;
let studio: Context;
beforeAll(async () => {
  api = await createApi();
  studio = await createStudio({ ...api.visit, now: Date.now() });
});
afterAll(() => api.drop());

const newLink = async (title = "Intro call") => (await createLink(studio, linkSettings({ title }))).token;
const attendee = { name: "Gustav Gast", email: "gustav@example.com", timeZone: "America/New_York" };

type Slot = { start: string; end: string };
const firstSlot = async (token: string): Promise<Slot> => {
  // Two days on: a slot of today may begin between being read and being booked.
  const from = toIso(Date.now() + 2 * dayMs);
  const answer = await api.ask(`/bookings/public/${token}/availability?from=${from}`);
  const { slots } = (await answer.json()) as { slots: Slot[] };
  const [first] = slots;
  if (!first) throw new Error("Nothing is on offer in the coming month.");
  return first;
};
const book = (token: string, body: unknown, headers = {}) =>
  api.ask(`/bookings/public/${token}/book`, post(body, headers));

/** What must be true of every refusal. */
async function expectProblem(answer: Response, status: number, code: string) {
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  const problem = (await answer.json()) as { errors?: { pointer: string }[]; requestId: string };
  expect(problem).toMatchObject({ type: "about:blank", status, code, title: expect.any(String) });
  expect(answer.headers.get("x-request-id")).toBe(problem.requestId);
  return problem.errors?.map((error) => error.pointer) ?? [];
}

describe("GET /bookings/public/{token}", () => {
  test("says what the link offers, and no e-mail address", async () => {
    const answer = await api.ask(`/bookings/public/${await newLink()}`);
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({
      title: "Intro call",
      kind: "evergreen",
      hostName: "Anna Berg",
      timeZone: "Europe/Berlin",
      durationsMinutes: [30],
    });
    expect(text).not.toContain("@");
  });

  test("404 for an unknown link, 410 for one that is switched off", async () => {
    for (const token of ["nobody-has-this", "%00", "x"]) {
      await expectProblem(await api.ask(`/bookings/public/${token}`), 404, "not_found");
    }
    const token = await newLink();
    await inTransaction(api.db, studio, (tx) =>
      tx.update(links).set({ isActive: false }).where(eq(links.token, token)),
    );
    await expectProblem(await api.ask(`/bookings/public/${token}`), 410, "link_disabled");
  });

  test("410 for a one-time link that is used, and for one that has expired", async () => {
    const past = Date.now() - 1000;
    const oneTime = { kind: "one_time", recipientEmail: "g@example.com" } as const;
    const [used, expired] = [await newLink(), await newLink()];
    await inTransaction(api.db, studio, async (tx) => {
      await tx
        .update(links)
        .set({ ...oneTime, usedAt: past })
        .where(eq(links.token, used));
      await tx
        .update(links)
        .set({ ...oneTime, expiresAt: past })
        .where(eq(links.token, expired));
    });
    await expectProblem(await api.ask(`/bookings/public/${used}`), 410, "link_used");
    await expectProblem(await api.ask(`/bookings/public/${expired}/availability`), 410, "link_expired");
  });
});

describe("GET …/availability", () => {
  test("lists slots as instants, and says the zone", async () => {
    const answer = await api.ask(`/bookings/public/${await newLink()}/availability?timeZone=Asia/Kathmandu`);
    const body = (await answer.json()) as { timeZone: string; slots: Slot[] };
    expect(body.timeZone).toBe("Asia/Kathmandu");
    expect(body.slots.length).toBeGreaterThan(100);
    for (const slot of body.slots) expect(Date.parse(slot.end) - Date.parse(slot.start)).toBe(30 * 60_000);
  });

  test("the viewer's zone changes nothing but what a date means", async () => {
    const token = await newLink();
    const from = Date.now() + 2 * dayMs;
    const range = `from=${toIso(from)}&to=${toIso(from + 31 * dayMs)}`;
    const [first, ...others] = await Promise.all(
      ["Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati"].map(async (timeZone) => {
        const answer = await api.ask(`/bookings/public/${token}/availability?${range}&timeZone=${timeZone}`);
        return ((await answer.json()) as { slots: Slot[] }).slots;
      }),
    );
    expect(first?.length).toBeGreaterThan(100);
    for (const other of others) expect(other).toEqual(first);
  });

  test("a date means that whole day in the zone asked for", async () => {
    const token = await newLink();
    const { start } = await firstSlot(token);
    const date = localDate(Date.parse(start), "Pacific/Kiritimati");
    const next = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
    const query = `from=${date}&to=${next}&timeZone=Pacific/Kiritimati`;
    const answer = await api.ask(`/bookings/public/${token}/availability?${query}`);
    const { slots } = (await answer.json()) as { slots: Slot[] };
    expect(slots.map((slot) => slot.start)).toContain(start);
    expect(new Set(slots.map((slot) => localDate(Date.parse(slot.start), "Pacific/Kiritimati")))).toEqual(
      new Set([date]),
    );
  });

  test.each([
    ["from=yesterday", 400, "malformed"],
    ["from=2026-02-30", 400, "malformed"],
    ["from=2027-01-02&to=2027-01-01", 400, "malformed"],
    ["from=2027-01-01&to=2028-01-01", 400, "malformed"],
    ["duration=half", 400, "malformed"],
    ["from=9999-12-31", 400, "malformed"],
    ["from=0001-01-01T00:00:00Z", 400, "malformed"],
    ["timeZone=Mars/Olympus", 400, "malformed"],
    ["duration=45", 422, "invalid"],
  ])("%s answers %i", async (query, status, code) => {
    await expectProblem(
      await api.ask(`/bookings/public/${await newLink()}/availability?${query}`),
      status,
      code,
    );
  });
});

describe("POST …/book", () => {
  test("books a slot on offer and says where the guest finds it", async () => {
    const token = await newLink();
    const slot = await firstSlot(token);
    const answer = await book(token, { start: slot.start, duration: 30, attendee, answers: {} });
    expect(answer.status).toBe(201);
    const booking = (await answer.json()) as { manageUrl: string };
    expect(booking).toMatchObject({ status: "confirmed", start: slot.start, end: slot.end });
    expect(booking.manageUrl).toMatch(/^http:\/\/localhost:3000\/booking\/[\w-]{60,}$/);
    expect(answer.headers.get("location")).toBe(booking.manageUrl);
    await expectProblem(await book(token, { start: slot.start, attendee }), 409, "slot_taken");
  });

  test("of 200 requests for one time one gets it and 199 hear that it is taken", async () => {
    const token = await newLink();
    const { start } = await firstSlot(token);
    const requests = Array.from({ length: 200 }, (_, i) =>
      book(token, { start, attendee: { ...attendee, email: `guest${i}@example.com` } }),
    );
    const statuses = (await Promise.all(requests)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(199);
  });

  test("a retry with the same Idempotency-Key answers with the same booking", async () => {
    const token = await newLink();
    const body = { start: (await firstSlot(token)).start, attendee };
    const key = { "idempotency-key": "retry-1" };
    const [one, two] = [await book(token, body, key), await book(token, body, key)];
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(await two.json()).toEqual(await one.json());
    const changed = { ...body, attendee: { ...attendee, name: "Somebody Else" } };
    await expectProblem(await book(token, changed, key), 422, "idempotency_mismatch");
  });

  test("mails come in the language that a guest, or else the program, asks for", async () => {
    const token = await newLink();
    const germanProgram = { "accept-language": "de-CH,de;q=0.9" };
    const bookings = [
      [{ attendee }, germanProgram, "de"],
      [{ attendee: { ...attendee, language: "en" } }, germanProgram, "en"],
      [{ attendee }, {}, "en"],
    ] as const;
    for (const [body, headers, language] of bookings) {
      const free = await firstSlot(token);
      const answer = await book(token, { ...body, start: free.start }, headers);
      const { id } = (await answer.json()) as { id: string };
      expect((await getBookingDetails(studio, id))?.guest.language).toBe(language);
    }
    const { start } = await firstSlot(token);
    const wrong = await book(token, { start, attendee: { ...attendee, language: "xx" } });
    expect(await expectProblem(wrong, 422, "invalid")).toEqual(["/attendee/language"]);
  });

  test("429 for a client that brings too many along, who can still book alone", async () => {
    const token = await newLink();
    const from = toIso(Date.now() + 2 * dayMs);
    const answer = await api.ask(`/bookings/public/${token}/availability?from=${from}`);
    const { slots } = (await answer.json()) as { slots: Slot[] };
    const proxied = { "x-forwarded-for": "192.0.2.77" };
    const bring = (i: number, count: number) =>
      book(
        token,
        {
          start: slots[i]?.start,
          attendee,
          guests: Array.from({ length: count }, (_, n) => ({ email: `friend${n}@example.com` })),
        },
        proxied,
      );
    for (const i of [0, 1, 2, 3]) expect((await bring(i, 5)).status).toBe(201);
    const refused = await bring(4, 1);
    await expectProblem(refused, 429, "too_many");
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(50 * 60);
    expect((await bring(4, 0)).status).toBe(201);
  });

  test("422 with a pointer for each field that is wrong", async () => {
    const token = await newLink();
    const body = { start: "tomorrow", attendee: { name: " ", email: "nobody", timeZone: "Mars/Olympus" } };
    const pointers = await expectProblem(await book(token, body), 422, "invalid");
    expect(pointers.sort()).toEqual(["/attendee/email", "/attendee/name", "/attendee/timeZone", "/start"]);
  });

  test("a retry of the request that used a link up is answered with its booking", async () => {
    const token = await newLink();
    const body = { start: (await firstSlot(token)).start, attendee };
    await inTransaction(api.db, studio, (tx) =>
      tx
        .update(links)
        .set({ kind: "one_time", recipientEmail: "g@example.com" })
        .where(eq(links.token, token)),
    );
    const key = { "idempotency-key": "retry-2" };
    expect((await book(token, body, key)).status).toBe(201);
    expect((await book(token, body, key)).status).toBe(201);
    await expectProblem(await book(token, body), 410, "link_used");
  });

  test("422 for an address that no mail can be sent to, and for a year that nobody plans in", async () => {
    const token = await newLink();
    const { start } = await firstSlot(token);
    const long = { ...attendee, email: `${"a".repeat(65)}@example.com` };
    expect(await expectProblem(await book(token, { start, attendee: long }), 422, "invalid")).toEqual([
      "/attendee/email",
    ]);
    const far = { start: "9999-12-31T23:59:00Z", attendee };
    expect(await expectProblem(await book(token, far), 422, "invalid")).toEqual(["/start"]);
  });

  test("422 for a time that the link does not offer", async () => {
    const token = await newLink();
    const midnight = `${(await firstSlot(token)).start.slice(0, 10)}T00:00:00Z`;
    const pointers = await expectProblem(
      await book(token, { start: midnight, attendee }),
      422,
      "slot_not_offered",
    );
    expect(pointers).toEqual(["/start"]);
  });

  test("400 for what is no JSON, 413 for too much, 404 for an unknown link", async () => {
    const token = await newLink();
    await expectProblem(await book(token, "{"), 400, "malformed");
    await expectProblem(await book(token, { note: "x".repeat(15_000_000) }), 413, "too_large");
    await expectProblem(
      await book("nobody-has-this", { start: "2027-01-04T09:00:00Z", attendee }),
      404,
      "not_found",
    );
  });

  test("415 for a body that does not say it is JSON", async () => {
    const answer = await api.ask(`/bookings/public/${await newLink()}/book`, {
      method: "POST",
      body: "start=now",
    });
    await expectProblem(answer, 415, "malformed");
  });
});

test("an address that is none answers 404 as a problem", async () => {
  await expectProblem(await api.ask("/nothing/here"), 404, "not_found");
});
