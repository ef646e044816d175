import { sql } from "drizzle-orm";
import { ask } from "@/db/tenant";
import { requireOperator } from "@/lib/accounts/operator";
import type { Context } from "@/lib/context";
import { type Schedule, schedules } from "./schedules";

/** How many jobs that were given up are listed; all of them can be retried at once. */
const mostFailed = 100;

/** A job that has used all its attempts. Times are epoch ms. */
export type FailedJob = {
  readonly id: string;
  readonly task: string;
  readonly attempts: number;
  /** Why the last attempt failed, without personal data; null where a worker died of it. */
  readonly error: string | null;
  readonly failedAt: number;
};

/** How many jobs of one task there are, in each state. */
export type JobCount = {
  readonly task: string;
  readonly running: number;
  /** Due, or for a later time, a first or another attempt. */
  readonly waiting: number;
  /** Those of the waiting ones that have been tried, and failed or were cut short. */
  readonly retrying: number;
  readonly failed: number;
  /** When the next of the waiting ones is due, epoch ms; null when none waits. */
  readonly nextRunAt: number | null;
};

/** What runs by itself, and when it was last put into the queue. */
export type ScheduledJob = {
  readonly task: string;
  readonly schedule: Schedule;
  readonly lastRunAt: number | null;
};

export type Queue = {
  readonly counts: readonly JobCount[];
  /** The latest first; of many, only so many. */
  readonly failed: readonly FailedJob[];
  readonly scheduled: readonly ScheduledJob[];
  /** How long the job that is due longest has waited. */
  readonly oldestWaitSeconds: number;
};

/** The whole installation's queue, for its operator. */
export async function getQueue(ctx: Context): Promise<Queue> {
  await requireOperator(ctx);
  const [counts, failed, runs, [state]] = await Promise.all([
    ask(
      ctx.db.execute<JobCount>(sql`
        select task, running, waiting, retrying, failed, next_run_at as "nextRunAt" from job_counts()`),
    ),
    ask(
      ctx.db.execute<FailedJob>(sql`
        select id, task, attempts, error, failed_at as "failedAt" from failed_jobs(${mostFailed})`),
    ),
    ask(
      ctx.db.execute<{ task: string; lastRunAt: number | null }>(sql`
        select task, last_run_at as "lastRunAt" from job_schedule_runs()`),
    ),
    ask(
      ctx.db.execute<{ seconds: number }>(sql`
        select oldest_wait_seconds::float8 as seconds from job_queue_state()`),
    ),
  ]);
  const lastRuns = new Map(runs.map(({ task, lastRunAt }) => [task, lastRunAt]));
  const scheduled = Object.entries(schedules()).map(([task, schedule]) => ({
    task,
    schedule,
    lastRunAt: lastRuns.get(task) ?? null,
  }));
  return { counts: [...counts], failed: [...failed], scheduled, oldestWaitSeconds: state?.seconds ?? 0 };
}
