import { table, whole } from "@/bench/table";
import type { Delay } from "./delay";
import type { Throughput } from "./throughput";

export type JobsResults = {
  readonly mails: Throughput;
  readonly idle: Throughput;
  readonly delay: Delay;
};

/** The figures, as Markdown. */
export function renderJobsReport({ mails, idle, delay }: JobsResults, machine: readonly string[]): string {
  const rows = [
    ["mails with invitations: written, sent and noted", mails],
    ["jobs that find nothing to do: the queue alone", idle],
  ] as const;
  return [
    "# Benchmark of the jobs",
    "Made by `npm run bench:jobs`.",
    machine.map((line) => `- ${line}`).join("\n"),
    "One worker process with four jobs at once. Worker, PostgreSQL, mail server and benchmark share this machine.",
    table(
      ["what", "jobs", "queued a second", "done a second"],
      rows.map(([what, { jobs, queuedPerSecond, donePerSecond }]) => [
        what,
        whole(jobs),
        whole(queuedPerSecond),
        whole(donePerSecond),
      ]),
    ),
    `From the answer 201 until the mail server has taken the guest's confirmation, with the jobs inside the web process, at ${delay.perSecond} bookings a second:`,
    table(
      ["bookings", "median", "95th percentile", "slowest"],
      [[whole(delay.bookings), ms(delay.medianMs), ms(delay.p95Ms), ms(delay.slowestMs)]],
    ),
  ].join("\n\n");
}

const ms = (value: number) => `${value.toFixed(0)} ms`;
