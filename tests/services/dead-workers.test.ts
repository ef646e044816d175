import { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { bookSlot } from "@/lib/bookings/book-slot";
import { provide } from "@/lib/config";
import { releaseDeadWorkersJobs } from "@/lib/jobs/dead-workers";
import { startWorker } from "@/lib/jobs/worker";
import { startSmtp, type TestSmtp } from "@/tests/support/smtp";
import {
  createOpenLink,
  createStudio,
  createWorld,
  request,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";

let world: TestWorld;
let smtp: TestSmtp;
let owner: Pool;
beforeAll(async () => {
  world = await createWorld();
  smtp = await startSmtp();
  owner = new Pool({ connectionString: world.url });
  provide({ DATABASE_URL: world.url, SMTP_URL: smtp.url });
});
afterAll(async () => {
  await closeDatabase();
  await owner.end();
  await smtp.close();
  await world.drop();
});

const holders = async () => {
  const { rows } = await owner.query(
    "select distinct locked_by from graphile_worker.jobs where locked_by is not null",
  );
  return rows.map((row) => row.locked_by as string);
};

test("the jobs of a worker that is gone run again at once", async () => {
  const { ctx, link } = await createOpenLink(await createStudio(world.visit));
  await bookSlot(ctx, link, request(tenOnThursday));
  await owner.query("update graphile_worker._private_jobs set locked_by = 'pool-gone', locked_at = now()");
  const worker = await startWorker();
  await smtp.waitForMessages(2);
  await worker.stop();
});

test("the job of a worker that lives is left to it, however long it takes", async () => {
  const { ctx, link } = await createOpenLink(await createStudio(world.visit));
  const held = smtp.holdNext();
  const worker = await startWorker();
  await bookSlot(ctx, link, request(tenOnThursday));
  await held.arrived;
  const [running] = await holders();
  await releaseDeadWorkersJobs(owner);
  expect(await holders()).toContain(running);
  held.accept();
  await smtp.waitForMessages(4);
  await worker.stop();
  expect(smtp.messages).toHaveLength(4);
});
