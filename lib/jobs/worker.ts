import { Logger, type Runner, run, type TaskList } from "graphile-worker";
import { Pool } from "pg";
import { database } from "@/db/client";
import { closeCalendarReader } from "@/lib/calendars/expansion/read-calendar";
import { databaseUrl } from "@/lib/config";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { closeMailer } from "@/lib/notifications/send-queued-mail";
import { releaseDeadWorkersJobs, signOfLife } from "./dead-workers";
import { failureText } from "./failure-text";
import { crontab, releaseDeadWorkersJobsTask } from "./schedules";
import { tasks } from "./tasks";

const concurrency = 4;

/**
 * Runs queued jobs in this process until stopped; `stop` lets running ones finish, but the reading of a mailbox,
 * which goes on where it was at the next start.
 * Signs in as the database's owner, for the queue's own tables are closed to the
 * application's role; the handlers work through the application's pool as everybody does.
 */
export async function startWorker(): Promise<{ stop(): Promise<void> }> {
  const pool = new Pool({
    connectionString: databaseUrl(),
    max: concurrency + 2,
    application_name: "openhour worker",
  });
  const onLost = (error: Error) => log.warn({ err: error }, "the worker lost a database connection");
  pool.on("error", onLost).on("connect", (client) => client.on("error", onLost));
  const life = await signOfLife(databaseUrl());
  await releaseDeadWorkersJobs(pool);
  const runner: Runner = await run({
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    // At once: only handlers that lose nothing by it listen.
    gracefulShutdownAbortTimeout: 0,
    logger: new Logger(() => (level, message) => log.debug({ level }, message)),
    events: life.events,
    crontab: crontab(),
    taskList: { ...handlers(), [releaseDeadWorkersJobsTask]: () => releaseDeadWorkersJobs(pool) },
  });
  return {
    stop: async () => {
      await runner.stop();
      await life.end();
      closeMailer();
      await closeCalendarReader();
      await pool.end();
    },
  };
}

/** The tasks as graphile-worker calls them, each run with its own request id and one `now`. */
function handlers(): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, handle]) => [
      name,
      async (payload, { job, abortSignal }) => {
        const requestId = newId();
        try {
          const run = { attempt: job.attempts, stopping: abortSignal };
          await handle({ db: database(), now: Date.now(), requestId, ...run }, payload as never);
        } catch (error) {
          log.warn({ err: error, requestId, job: job.id, task: name, attempt: job.attempts }, "a job failed");
          // The queue keeps the message, and its own log writes it.
          throw new Error(failureText(error));
        }
      },
    ]),
  );
}
