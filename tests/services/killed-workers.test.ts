import { setTimeout as wait } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { mails } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import type { Context } from "@/lib/context";
import type { Link } from "@/lib/links/queries";
import { dayMs, minuteMs } from "@/lib/time/zone";
import { mulberry32 } from "@/tests/support/random";
import { startSmtp, type TestSmtp } from "@/tests/support/smtp";
import {
  createOpenLink,
  createStudio,
  createWorld,
  request,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";
import { startWorkerProcess } from "@/tests/support/worker-process";

/*
 * Workers die at any moment while guests book. What must hold afterwards: each mail has been taken by
 * the mail server, once wherever its answer was noted, and a second time only under the same
 * Message-ID, where the worker died between the server's yes and its note of it.
 */
/** `npm run test:races` has 200 bookings made and kills 50 times. */
const kills = Number(process.env.WORKER_KILLS ?? 4);
const bookings = Number(process.env.WORKER_BOOKINGS ?? 30);

let world: TestWorld;
let smtp: TestSmtp;
let owner: postgres.Sql;
beforeAll(async () => {
  world = await createWorld();
  smtp = await startSmtp();
  owner = postgres(world.url, { max: 1 });
});
afterAll(async () => {
  await owner.end();
  await smtp.close();
  await world.drop();
});

test(`a worker killed ${kills} times while ${bookings} bookings are made loses no mail, and doubles none that it knew of`, {
  timeout: 900_000,
}, async () => {
  const studio = await createStudio(world.visit);
  const settings = { DATABASE_URL: world.url, SMTP_URL: smtp.url, WORKER: "outside" };
  const random = mulberry32(20261121);
  // The server takes its time, so that a worker may die between the yes and the note of it.
  smtp.onData = () => wait(random() * 20);
  const { ctx, link } = await createOpenLink(studio);
  const noted = new Map<string, number>();
  let worker = await startWorkerProcess(settings);
  for (let kill = 0; kill < kills; kill += 1) {
    const portion = starts.slice((kill * bookings) / kills, ((kill + 1) * bookings) / kills);
    const before = smtp.messages.length;
    const booked = bookAll(ctx, link, portion);
    // Every other one dies at once, the first mails hardly begun; the others when some are out.
    if (kill % 2 === 0) await wait(random() * 300);
    else await smtp.waitForMessages(before + Math.ceil(random() * 2 * portion.length));
    await wait(random() * 30);
    await worker.kill();
    await booked;
    // What was noted as sent until now may never be sent again.
    for (const id of await sentOf(studio)) if (!noted.has(id)) noted.set(id, timesTaken(id));
    worker = await startWorkerProcess(settings);
  }
  await vi.waitFor(async () => expect(await statesOf(studio)).toEqual({ sent: 2 * bookings }), {
    timeout: 120_000,
    interval: 200,
  });
  expect(await worker.stop()).toBe(0);

  const all = await sentOf(studio);
  expect(all).toHaveLength(2 * bookings);
  expect(all.filter((id) => timesTaken(id) === 0)).toEqual([]);
  // Nothing else came: a double is the same mail under the same Message-ID.
  expect(new Set(smtp.messages.map(({ parsed }) => parsed.messageId)).size).toBe(2 * bookings);
  const again = [...noted].filter(([id, times]) => timesTaken(id) !== times);
  expect(again).toEqual([]);
  // At most what was under way when a worker died, which is four mails.
  const doubles = smtp.messages.length - 2 * bookings;
  expect(doubles).toBeLessThanOrEqual(4 * kills);
  expect(await owner`select 1 from graphile_worker.jobs where task_identifier = 'send-mail'`).toHaveLength(0);
});

test("a worker process that is told to stop finishes the mail it is at", async () => {
  const studio = await createStudio(world.visit);
  smtp.onData = () => {};
  const held = smtp.holdNext();
  const worker = await startWorkerProcess({ DATABASE_URL: world.url, SMTP_URL: smtp.url });
  const { ctx, link } = await createOpenLink(studio);
  await bookSlot(ctx, link, request(tenOnThursday));
  await held.arrived;
  const stopped = worker.stop();
  held.accept();
  expect(await stopped).toBe(0);
  const states = await statesOf(studio);
  expect(states.sent).toBeGreaterThanOrEqual(1);
  expect(await owner`select 1 from graphile_worker.jobs where locked_by is not null`).toHaveLength(0);
});

/** Times that Anna's link offers: twelve a day from ten o'clock on, from Monday to Friday. */
const starts = Array.from({ length: 40 }, (_, day) => tenOnThursday + day * dayMs)
  .filter((start) => ![0, 6].includes(new Date(start).getUTCDay()))
  .flatMap((start) => Array.from({ length: 12 }, (_, half) => start + half * 30 * minuteMs))
  .slice(0, bookings);

async function bookAll(ctx: Context, link: Link, at: readonly number[]): Promise<void> {
  for (const start of at) await bookSlot(ctx, link, request(start, { email: `g${start}@example.com` }));
}

const outbox = (ctx: Context) =>
  inTransaction(ctx.db, ctx, (tx) => tx.select({ id: mails.id, state: mails.state }).from(mails));

const sentOf = async (ctx: Context) =>
  (await outbox(ctx)).flatMap(({ id, state }) => (state === "sent" ? [id] : []));

/** How many mails stand each way. */
const statesOf = async (ctx: Context): Promise<Record<string, number>> =>
  Object.fromEntries(
    [...Map.groupBy(await outbox(ctx), ({ state }) => state)].map(([state, all]) => [state, all.length]),
  );

/** How often the server has taken a mail: its Message-ID is made of its id. */
const timesTaken = (id: string): number =>
  smtp.messages.filter(({ parsed }) => parsed.messageId?.startsWith(`<${id}@`)).length;
