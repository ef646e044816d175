import { config } from "@/lib/config";
import type { Jobs } from "./enqueue";

/** When a job runs by itself: every night at a time of the clock in UTC ("03:17"), or every few minutes. */
export type Schedule = { readonly nightlyAt: `${number}:${number}` } | { readonly everyMinutes: number };

/** Frees the jobs of workers that are gone; part of the worker itself, so not among `Jobs`. */
export const releaseDeadWorkersJobsTask = "release-dead-workers-jobs";

type Schedules = Readonly<Partial<Record<keyof Jobs | typeof releaseDeadWorkersJobsTask, Schedule>>>;

/**
 * What runs by itself. Every worker knows the schedules, and the queue's tables let one of them put
 * each run into the queue, so several instances need no leader of ours. Without a mailbox none is read.
 */
export function schedules(): Schedules {
  const { "read-replies": ofMailbox, ...others } = all;
  return config().imapUrl ? all : others;
}

const all: Schedules = {
  [releaseDeadWorkersJobsTask]: { everyMinutes: 1 },
  "read-replies": { everyMinutes: 1 },
  "clean-up-accounts": { nightlyAt: "03:17" },
  "clean-up-drafts": { nightlyAt: "03:19" },
  "forget-visitor-salts": { nightlyAt: "03:23" },
  "forget-mails": { nightlyAt: "03:29" },
  "forget-spent-proofs": { nightlyAt: "03:31" },
};

/**
 * The schedules as graphile-worker reads them. A night when nothing ran is made up for at the next
 * start; what runs every few minutes is tried anew each time, and leaves no heap when it fails for days.
 */
export const crontab = (): string =>
  Object.entries(schedules())
    .map(([task, schedule]) => line(task, schedule))
    .join("\n");

function line(task: string, schedule: Schedule): string {
  if ("everyMinutes" in schedule) return `*/${schedule.everyMinutes} * * * * ${task} ?jobKey=${task}`;
  const [hour, minute] = schedule.nightlyAt.split(":").map(Number);
  return `${minute} ${hour} * * * ${task} ?fill=1d`;
}
