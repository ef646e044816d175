import { setTimeout as wait } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { connect, type Transaction } from "@/db/client";
import { attendees, bookings } from "@/db/tables";
import type { Context, Visit } from "@/lib/context";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { queueBookingMails } from "@/lib/notifications/outbox";
import { forEachOrganization } from "@/lib/organizations/for-each";
import { startWorkerProcess } from "@/tests/support/worker-process";

export type Throughput = {
  readonly jobs: number;
  /** Put into the queue, within their transactions. */
  readonly queuedPerSecond: number;
  /** Done by one worker process, from when it was ready until none was left. */
  readonly donePerSecond: number;
};

type Queueing = (tx: Transaction, ctx: Context) => Promise<number>;

/**
 * Queues jobs in each organization while no worker runs, then has one worker process do them.
 * `settings` are the worker's, DATABASE_URL among them.
 */
export async function measureThroughput(
  settings: Record<"DATABASE_URL", string> & Record<string, string>,
  queue: Queueing,
): Promise<Throughput> {
  const { db, close } = connect(settings.DATABASE_URL);
  const visit: Visit = { db, now: Date.now(), requestId: newId() };
  try {
    let jobs = 0;
    const queueing = performance.now();
    await forEachOrganization(visit, async (tx, organizationId) => {
      jobs += await queue(tx, { ...visit, organizationId, actor: { kind: "system" } });
    });
    const queued = performance.now();
    const worker = await startWorkerProcess(settings);
    const left = async () => {
      const [state] = await db.execute<{ left: number }>(
        sql`select coalesce(sum(waiting + running), 0)::int as left from job_counts()`,
      );
      return state?.left ?? 0;
    };
    // It has begun by now: what is left is what is measured.
    const leftAtFirst = await left();
    const working = performance.now();
    while ((await left()) > 0) await wait(50);
    const done = performance.now();
    await worker.stop();
    return {
      jobs,
      queuedPerSecond: (1000 * jobs) / (queued - queueing),
      donePerSecond: (1000 * leftAtFirst) / (done - working),
    };
  } finally {
    await close();
  }
}

/** For each booking the confirmations to its guest and to a host, each with its invitation. */
export const mailsOfBookings: Queueing = async (tx, ctx) => {
  const found = await tx
    .select({ id: bookings.id, sequence: bookings.sequence, name: attendees.name, email: attendees.email })
    .from(bookings)
    .innerJoin(attendees, eq(attendees.bookingId, bookings.id))
    .where(eq(bookings.organizationId, ctx.organizationId));
  for (const { id, sequence, ...guest } of found) {
    await queueBookingMails(tx, ctx, { id, sequence }, [
      { kind: "booking_confirmed_guest", to: guest },
      { kind: "booking_confirmed_owner", to: { name: "Host", email: "host@example.com" } },
    ]);
  }
  return 2 * found.length;
};

/** Jobs that find nothing to do: what the queue itself costs. */
export const idleJobs =
  (perOrganization: number): Queueing =>
  async (tx, { organizationId }) => {
    for (let i = 0; i < perOrganization; i += 1)
      await enqueue(tx, "forget-confirmation", { id: newId(), organizationId });
    return perOrganization;
  };
