import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { and, eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { closeDatabase } from "@/db/client";
import { auditEntries, mails, users } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import { provide } from "@/lib/config";
import type { Context } from "@/lib/context";
import { getHealth } from "@/lib/health";
import en from "@/lib/i18n/messages/en.json";
import { say } from "@/lib/i18n/say";
import { enqueue } from "@/lib/jobs/enqueue";
import { discardJob, retryAllJobs, retryJob } from "@/lib/jobs/failed-jobs";
import { getQueue } from "@/lib/jobs/queries";
import { crontab, schedules } from "@/lib/jobs/schedules";
import { tasks } from "@/lib/jobs/tasks";
import { startWorker } from "@/lib/jobs/worker";
import { minuteMs } from "@/lib/time/zone";
import { smtpReply, startSmtp, type TestSmtp } from "@/tests/support/smtp";
import {
  createOpenLink,
  createStudio,
  createWorld,
  request,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";

const hourMs = 60 * minuteMs;

let world: TestWorld;
let smtp: TestSmtp;
let owner: postgres.Sql;
let operator: Context;
let boris: Context;
beforeAll(async () => {
  world = await createWorld();
  smtp = await startSmtp();
  owner = postgres(world.url, { max: 2, onnotice: () => {} });
  provide({ DATABASE_URL: world.url, SMTP_URL: smtp.url });
  process.env.MAIL_FROM = "Openhour <bookings@example.com>";
  operator = await createStudio(world.visit);
  boris = await createStudio(world.visit, { name: "Boris Bauer" });
  if (operator.actor.kind === "member")
    await world.db.update(users).set({ isOperator: true }).where(eq(users.id, operator.actor.userId));
});
afterEach(async () => {
  await owner`delete from graphile_worker._private_jobs`;
});
afterAll(async () => {
  await closeDatabase();
  await owner.end();
  await smtp.close();
  await world.drop();
});

/** Queues a job that has used all its attempts: what the queue makes of one that failed 25 times. */
async function giveUp(
  task: "forget-confirmation" | "send-mail",
  payload: object,
  error: string | null = "Error: no",
): Promise<string> {
  const [job] = await owner<{ id: string }[]>`
    select id::text from graphile_worker.add_job(${task}::text, ${JSON.stringify(payload)}::text::json)`;
  const id = job?.id ?? "";
  await owner`select graphile_worker.permanently_fail_jobs(array[${id}]::bigint[], ${error})`;
  return id;
}

/** A job that has nothing to do: what it is about is gone. */
const confirmation = () => ({ id: crypto.randomUUID(), organizationId: operator.organizationId });

/** The job's row, but for what it was told. */
const row = async (id: string) =>
  (
    await owner<{ attempts: number; max_attempts: number; last_error: string | null; run_at: Date }[]>`
      select attempts, max_attempts, last_error, run_at from graphile_worker.jobs where id = ${id}`
  )[0];

const audited = async (action: string) =>
  inTransaction(world.db, operator, (tx) =>
    tx.select({ after: auditEntries.after }).from(auditEntries).where(eq(auditEntries.action, action)),
  );

/** Runs a worker until this holds. */
async function workUntil(isDone: () => Promise<void>): Promise<void> {
  const worker = await startWorker();
  await vi.waitFor(isDone, { timeout: 20_000 }).finally(worker.stop);
}

test("a job that fails waits longer from attempt to attempt, and what the queue keeps of it names nobody", async () => {
  smtp.onData = ({ envelope }) => {
    if (envelope.to.includes("gustav@example.com")) throw smtpReply(451, "gustav@example.com is away");
  };
  const { ctx, link } = await createOpenLink(operator);
  await bookSlot(ctx, link, request(tenOnThursday + 2 * hourMs));
  const waits: number[] = [];
  for (const attempt of [1, 2, 3]) {
    await owner`update graphile_worker._private_jobs set run_at = now()`;
    await workUntil(async () =>
      expect(await owner`select attempts from graphile_worker.jobs where locked_at is null`).toEqual([
        { attempts: attempt },
      ]),
    );
    const [{ wait = 0 } = {}] = await owner<{ wait: number }[]>`
      select extract(epoch from run_at - updated_at)::float8 as wait from graphile_worker.jobs`;
    waits.push(wait);
  }
  smtp.onData = () => {};
  const [first = 0, second = 0, third = 0] = waits;
  expect(first).toBeGreaterThan(1);
  expect(second).toBeGreaterThan(2 * first);
  expect(third).toBeGreaterThan(2 * second);
  expect((await getQueue(operator)).counts).toMatchObject([{ task: "send-mail", waiting: 1, retrying: 1 }]);
  const [job] = await owner<{ error: string }[]>`select last_error as error from graphile_worker.jobs`;
  expect(job?.error).toMatch(/451 \[address\] is away/);
});

test("the operator sees what runs, waits and was given up; what a job was told stays in the queue", async () => {
  const id = await giveUp("forget-confirmation", confirmation(), "TypeError: nobody answers");
  await inTransaction(world.db, operator, (tx) =>
    enqueue(tx, "forget-confirmation", confirmation(), {
      runAt: Date.parse("2030-01-01T00:00:00Z"),
      key: "later",
    }),
  );
  const queue = await getQueue(operator);
  expect(queue.counts).toEqual([
    {
      task: "forget-confirmation",
      running: 0,
      waiting: 1,
      retrying: 0,
      failed: 1,
      nextRunAt: Date.parse("2030-01-01T00:00:00Z"),
    },
  ]);
  expect(queue.failed).toEqual([
    {
      id,
      task: "forget-confirmation",
      attempts: 25,
      error: "TypeError: nobody answers",
      failedAt: expect.any(Number),
    },
  ]);
  expect(queue.scheduled.map(({ task }) => task)).toEqual(Object.keys(schedules()));
  expect(JSON.stringify(queue)).not.toContain(operator.organizationId);
});

test("for everybody but the operator there is no queue", async () => {
  const id = await giveUp("forget-confirmation", confirmation());
  const works = [
    () => getQueue(boris),
    () => retryJob(boris, id),
    () => retryAllJobs(boris),
    () => discardJob(boris, id),
  ];
  for (const work of works) await expect(work()).rejects.toMatchObject({ code: "not_found" });
  expect(await row(id)).toMatchObject({ attempts: 25 });
});

test("the application's role reads none of the queue's tables itself", async () => {
  for (const table of ["jobs", "_private_jobs", "_private_known_crontabs"])
    await expect(world.db.execute(`select 1 from graphile_worker.${table}`)).rejects.toThrow();
});

test("a retried job has all its attempts again and runs; one that is not given up is not retried", async () => {
  const [first, second] = [
    await giveUp("forget-confirmation", confirmation()),
    await giveUp("forget-confirmation", confirmation()),
  ];
  await retryJob(operator, first);
  expect(await row(first)).toMatchObject({ attempts: 0, max_attempts: 25 });
  expect(await row(second)).toMatchObject({ attempts: 25 });
  await expect(retryJob(operator, first)).rejects.toMatchObject({ code: "not_found" });
  await expect(retryJob(operator, "1; drop")).rejects.toMatchObject({ code: "not_found" });
  expect(await retryAllJobs(operator)).toBe(1);
  expect(await retryAllJobs(operator)).toBe(0);
  await workUntil(async () => expect(await row(second)).toBeUndefined());
  expect(await audited("jobs.retried")).toEqual([
    { after: { jobs: [{ id: first, task: "forget-confirmation" }] } },
    { after: { jobs: [{ id: second, task: "forget-confirmation" }] } },
  ]);
});

test("a discarded job is gone, and the mail it should have sent is not waited for any more", async () => {
  const { ctx, link } = await createOpenLink(boris);
  await bookSlot(ctx, link, request(tenOnThursday));
  await owner`delete from graphile_worker._private_jobs`;
  const outbox = () => inTransaction(world.db, boris, (tx) => tx.select().from(mails).orderBy(mails.kind));
  const [mail] = await outbox();
  const id = await giveUp("send-mail", { mailId: mail?.id, organizationId: boris.organizationId });
  await discardJob(operator, id);
  expect(await row(id)).toBeUndefined();
  expect((await outbox()).map(({ state, response }) => ({ state, response }))).toEqual([
    { state: "refused", response: say("mails.discarded") },
    { state: "queued", response: null },
  ]);
  await expect(discardJob(operator, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await audited("jobs.discarded")).toEqual([{ after: { jobs: [{ id, task: "send-mail" }] } }]);
});

/** A confirmation that waits in Boris' outbox, and its job that was given up. */
async function giveUpMail(start: number) {
  const { ctx, link } = await createOpenLink(boris);
  const { id: bookingId } = await bookSlot(ctx, link, request(start));
  await owner`delete from graphile_worker._private_jobs`;
  const ofBooking = and(eq(mails.bookingId, bookingId), eq(mails.recipientEmail, "gustav@example.com"));
  const change = (to: Partial<typeof mails.$inferInsert>) =>
    inTransaction(world.db, boris, (tx) => tx.update(mails).set(to).where(ofBooking));
  const read = async () =>
    (await inTransaction(world.db, boris, (tx) => tx.select().from(mails).where(ofBooking)))[0];
  const { id: mailId } = (await read()) ?? {};
  const jobId = await giveUp("send-mail", { mailId, organizationId: boris.organizationId });
  return { jobId, read, change };
}

test("the mail of a job that is retried has all its attempts again, too", async () => {
  const { jobId, read, change } = await giveUpMail(tenOnThursday + 3 * hourMs);
  await change({ attempts: 19 });
  const letPass = smtp.refuseRecipient("gustav@example.com", 451);
  await retryJob(operator, jobId);
  await workUntil(async () => expect(await row(jobId)).toMatchObject({ attempts: 1 }));
  letPass();
  expect(await read()).toMatchObject({ state: "queued", attempts: 1 });
});

test("a job is not discarded without its mail being told so", async () => {
  const { jobId, read } = await giveUpMail(tenOnThursday + 4 * hourMs);
  await owner.unsafe(`create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
    create trigger refuse before update on mails for each row execute function refuse()`);
  await expect(discardJob(operator, jobId)).rejects.toThrow();
  expect(await row(jobId)).toMatchObject({ attempts: 25 });
  await owner.unsafe("drop trigger refuse on mails; drop function refuse()");
  await discardJob(operator, jobId);
  expect(await row(jobId)).toBeUndefined();
  expect(await read()).toMatchObject({ state: "refused" });
});

test("health names jobs that were given up, and where they are mended", async () => {
  expect(await getHealth(world.db)).toMatchObject({ status: "ok", problems: [] });
  await giveUp("forget-confirmation", confirmation());
  const { status, queue, problems } = await getHealth(world.db);
  expect({ status, failed: queue.failed }).toEqual({ status: "degraded", failed: 1 });
  expect(problems).toEqual([
    say("health.failed", { count: 1, address: "http://localhost:3000/settings/jobs" }),
  ]);
});

test("a job in its last attempt is not given up yet", async () => {
  const id = await giveUp("forget-confirmation", confirmation());
  await owner`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'busy' where id = ${id}`;
  expect((await getHealth(world.db)).queue.failed).toBe(0);
  expect((await getQueue(operator)).failed).toEqual([]);
  await expect(discardJob(operator, id)).rejects.toMatchObject({ code: "not_found" });
});

test("of two workers that missed the same night, one makes up for it", async () => {
  const nightly = Object.entries(schedules()).flatMap(([task, when]) => ("nightlyAt" in when ? [task] : []));
  expect(nightly.length).toBeGreaterThan(3);
  await owner`create table queued (task text)`;
  await owner.unsafe(`create function note_queued() returns trigger language plpgsql as $$
    begin insert into public.queued select identifier from graphile_worker._private_tasks where id = new.task_id; return null; end $$;
    create trigger note_queued after insert on graphile_worker._private_jobs for each row execute function note_queued()`);
  await owner`insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
    select task, now() - interval '9 days', date_trunc('minute', now() - interval '36 hours') from unnest(${nightly}::text[]) task
    on conflict (identifier) do update set last_execution = excluded.last_execution`;
  const workers = await Promise.all([startWorker(), startWorker()]);
  const done = () => owner`select 1 from graphile_worker.jobs where task_identifier = any(${nightly})`;
  await vi
    .waitFor(
      async () => {
        expect(
          (await owner`select 1 from queued where task = any(${nightly})`).length,
        ).toBeGreaterThanOrEqual(nightly.length);
        expect(await done()).toHaveLength(0);
      },
      { timeout: 20_000 },
    )
    .finally(() => Promise.all(workers.map((worker) => worker.stop())));
  const queued = await owner<
    { task: string }[]
  >`select task from queued where task = any(${nightly}) order by task`;
  expect(queued.map(({ task }) => task)).toEqual(nightly.toSorted());
  const { scheduled } = await getQueue(operator);
  const dayAgo = Date.now() - 25 * 60 * 60 * 1000;
  for (const { lastRunAt } of scheduled.filter(({ task }) => nightly.includes(task)))
    expect(lastRunAt).toBeGreaterThan(dayAgo);
});

test("a worker that is told to stop finishes what it is at, and begins nothing", async () => {
  const { ctx, link } = await createOpenLink(operator);
  const held = smtp.holdNext();
  const worker = await startWorker();
  const before = smtp.messages.length;
  const booking = await bookSlot(ctx, link, request(tenOnThursday));
  await held.arrived;
  await vi.waitFor(() => expect(smtp.messages).toHaveLength(before + 1));
  const stopped = worker.stop();
  const next = await bookSlot(ctx, link, request(tenOnThursday + hourMs));
  held.accept();
  await stopped;
  const states = await inTransaction(world.db, operator, (tx) =>
    tx.select({ bookingId: mails.bookingId, state: mails.state }).from(mails),
  );
  const of = ({ id }: { id: string }) =>
    states.flatMap(({ bookingId, state }) => (bookingId === id ? [state] : []));
  expect(of(booking)).toEqual(["sent", "sent"]);
  expect(of(next)).toEqual(["queued", "queued"]);
  expect(await owner`select 1 from graphile_worker.jobs where locked_by is not null`).toHaveLength(0);
});

test("a worker that is told to stop does not wait for a mailbox that says nothing", async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => void sockets.push(socket));
  await once(silent.listen(0, "127.0.0.1"), "listening");
  provide({ IMAP_URL: `imap://me:secret@127.0.0.1:${(silent.address() as AddressInfo).port}/` });
  const worker = await startWorker();
  await inTransaction(world.db, operator, (tx) => enqueue(tx, "read-replies", {}));
  await vi.waitFor(() => expect(sockets).toHaveLength(1), { timeout: 20_000 });
  const began = performance.now();
  await worker.stop();
  // Much sooner than the 15 seconds after which silence counts as a failure.
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(await owner`select 1 from graphile_worker.jobs where task_identifier = 'read-replies'`).toEqual([]);
  provide({ IMAP_URL: "" });
  silent.close();
});

test("where there is no mailbox none is read, and none is listed", async () => {
  const listed = async () => (await getQueue(operator)).scheduled.map(({ task }) => task);
  expect([crontab(), await listed()]).toEqual([
    expect.not.stringContaining("read-replies"),
    expect.not.arrayContaining(["read-replies"]),
  ]);
  provide({ IMAP_URL: "imap://me:secret@127.0.0.1:1/" });
  expect([crontab(), await listed()]).toEqual([
    expect.stringContaining("*/1 * * * * read-replies ?jobKey=read-replies"),
    expect.arrayContaining(["read-replies"]),
  ]);
  provide({ IMAP_URL: "" });
});

test("every job and schedule has a name for people", () => {
  const named = Object.keys(en.jobs.tasks);
  for (const task of [...Object.keys(tasks), ...Object.keys(schedules())]) expect(named).toContain(task);
});

test("the schedules are the crontab's lines", () => {
  expect(crontab().split("\n")).toContain("29 3 * * * forget-mails ?fill=1d");
  expect(crontab().split("\n")).toContain(
    "*/1 * * * * release-dead-workers-jobs ?jobKey=release-dead-workers-jobs",
  );
});
