import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { bookSlot } from "@/lib/bookings/book-slot";
import { placeHold, releaseHold } from "@/lib/bookings/holds";
import type { Context } from "@/lib/context";
import { endWatching } from "@/lib/live/hub";
import { timesStream } from "@/lib/live/times-stream";
import { dayMs } from "@/lib/time/zone";
import { createApi, type TestApi } from "@/tests/support/api";
import { changeLink, createOpenLink, createStudio, request, tenOnThursday } from "@/tests/support/studio";

let api: TestApi;
beforeAll(async () => {
  api = await createApi();
});
const leaving: AbortController[] = [];
afterEach(async () => {
  for (const page of leaving.splice(0)) page.abort();
  await endWatching();
});
afterAll(() => api.drop());

const ready = "event: ready\ndata: {}\n\n";
const change = "event: change\ndata: {}\n\n";
const nextWeek = tenOnThursday + 7 * dayMs;

type Heard = { text: string; isOver: boolean };

function listen(body: ReadableStream<Uint8Array> | null): Heard {
  const heard: Heard = { text: "", isOver: false };
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const bytes of body ?? []) heard.text += decoder.decode(bytes);
  };
  read()
    .catch(() => {})
    .finally(() => {
      heard.isOver = true;
    });
  return heard;
}

async function ask(token: string, since?: number) {
  const page = new AbortController();
  leaving.push(page);
  const answer = await api.ask(
    `/bookings/public/${token}/live${since === undefined ? "" : `?since=${since}`}`,
    { signal: page.signal },
  );
  return { answer, page };
}

async function openPage(token: string): Promise<Heard> {
  const { answer } = await ask(token);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(answer.headers.get("cache-control")).toContain("no-store");
  const heard = listen(answer.body);
  await expect.poll(() => heard.text).toBe(ready);
  return heard;
}

test("a page hears that times have changed, and not one byte of which, where or whose", async () => {
  const studio = await createStudio(api.visit);
  const { ctx, link } = await createOpenLink(studio);
  const heard = await openPage(link.token);
  await bookSlot(ctx, link, request(nextWeek));
  await expect.poll(() => heard.text, { timeout: 5000 }).toBe(ready + change);
});

test("holding a time and letting it go are changes too; another organization's are not heard", async () => {
  const studio = await createStudio(api.visit);
  const stranger = await createOpenLink(await createStudio(api.visit));
  const { ctx, link } = await createOpenLink(studio);
  const [own, others] = [await openPage(link.token), await openPage(stranger.link.token)];
  const hold = await placeHold(ctx, link, { start: nextWeek, visitorId: "x".repeat(22) });
  await expect.poll(() => own.text, { timeout: 5000 }).toBe(ready + change);
  await releaseHold(ctx, link, { holdId: hold.id });
  await expect.poll(() => own.text, { timeout: 10_000 }).toBe(ready + change + change);
  // What the stranger's page hears next is its own: nothing came before it.
  await bookSlot(stranger.ctx, stranger.link, request(nextWeek));
  await expect.poll(() => others.text, { timeout: 5000 }).toBe(ready + change);
});

test("a burst of changes is told once, each page in its own moment", async () => {
  const studio = await createStudio(api.visit);
  const { ctx, link } = await createOpenLink(studio);
  const waits: number[] = [];
  const heard = listen(
    timesStream(studio.organizationId, {
      restMs: 0,
      waitMs: () => {
        waits.push(1);
        return 400;
      },
    }),
  );
  await expect.poll(() => heard.text).toBe(ready);
  for (const day of [0, 1, 4]) await bookSlot(ctx, link, request(nextWeek + day * dayMs));
  await expect.poll(() => heard.text).toBe(ready + change);
  expect(waits).toHaveLength(1);
});

test("a page that was told is left in peace for a while", async () => {
  const studio = await createStudio(api.visit);
  const { ctx, link } = await createOpenLink(studio);
  const heard = listen(timesStream(studio.organizationId, { waitMs: () => 0, restMs: 500 }));
  await expect.poll(() => heard.text).toBe(ready);
  await bookSlot(ctx, link, request(nextWeek));
  await expect.poll(() => heard.text).toBe(ready + change);
  const toldAt = performance.now();
  await bookSlot(ctx, link, request(nextWeek + dayMs));
  // Asked more often than every 50 ms, it would be some ms early by the asking alone.
  await expect.poll(() => heard.text, { interval: 10 }).toBe(ready + change + change);
  expect(performance.now() - toldAt).toBeGreaterThan(300);
});

test("what has changed between reading the times and listening is told at once, and nothing older", async () => {
  const studio = await createStudio(api.visit);
  const { ctx, link } = await createOpenLink(studio);
  const first = await openPage(link.token);
  const before = Date.now();
  await bookSlot(ctx, link, request(nextWeek));
  await expect.poll(() => first.text, { timeout: 5000 }).toBe(ready + change);
  const after = Date.now() + 1;
  const [late, early] = [
    listen((await ask(link.token, after)).answer.body),
    listen((await ask(link.token, before)).answer.body),
  ];
  await expect.poll(() => early.text, { timeout: 5000 }).toBe(ready + change);
  expect(late.text).toBe(ready);
});

test("whoever read the times before this process listened looks again", async () => {
  const { link } = await createOpenLink(await createStudio(api.visit));
  const heard = listen((await ask(link.token, Date.now() - 1)).answer.body);
  await expect.poll(() => heard.text, { timeout: 5000 }).toBe(ready + change);
});

test("a stream that has nothing to say shows that it is there", async () => {
  const studio = await createStudio(api.visit);
  const heard = listen(timesStream(studio.organizationId, { heartbeatMs: 5 }));
  await expect.poll(() => heard.text).toContain(": still here\n\n");
});

test("when the server stops, the stream ends", async () => {
  const studio: Context = await createStudio(api.visit);
  const { link } = await createOpenLink(studio);
  const heard = await openPage(link.token);
  await endWatching();
  await expect.poll(() => heard.isOver).toBe(true);
  expect(heard.text).toBe(ready);
});

test("only open links are listened to", async () => {
  const studio = await createStudio(api.visit);
  const { link } = await createOpenLink(studio);
  await changeLink(studio, link, { isActive: false }).catch(() => undefined);
  expect((await ask(link.token)).answer.status).toBe(410);
  expect((await ask("nobody-made-this")).answer.status).toBe(404);
});

test("one address has ten streams and no more, until one of its pages is left", async () => {
  const { link } = await createOpenLink(await createStudio(api.visit));
  const pages = await Promise.all(Array.from({ length: 10 }, () => ask(link.token)));
  expect(pages.map(({ answer }) => answer.status)).toEqual(Array(10).fill(200));
  const { answer } = await ask(link.token);
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("60");
  expect(await answer.json()).toMatchObject({ code: "unavailable" });
  pages[0]?.page.abort();
  await expect.poll(async () => (await ask(link.token)).answer.status).toBe(200);
});
