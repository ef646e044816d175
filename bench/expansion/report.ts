import { digits, table, whole } from "@/bench/table";
import type { Measured, Results } from "./measure";

/** What 200 series over a year may take, ms, off the main thread. */
const target = { series: 200, ms: 700 };

/** What the main thread may have to do for them, ms: no more than to take in the result. */
const mainTargetMs = 70;

/** The report in Markdown, easy to read in a terminal too. */
export const renderExpansionReport = (results: Results, machine: readonly string[]): string =>
  [
    "# Benchmark of reading calendars",
    "Made by `npm run bench:expansion`.",
    machine.map((line) => `- ${line}`).join("\n"),
    `## ${target.series} series over a year`,
    "Daily, weekly, monthly and yearly series in seven zones, some with an end, with dates left out and with moved " +
      "occurrences, over all of 2027.",
    targetTable(results),
    "## All files",
    fileTable(results.rows),
    "## How it was measured",
    method,
  ].join("\n\n");

const method = `- The time is from the call of \`readCalendar\` to its result, the way to the thread and back included; the median of
  several runs, warm, and the slowest of them.
- The main thread's part is what its event loop was active for, a file: handing over the text, taking in the times.
- The first file of a process also waits until esbuild has made the thread's program and the thread has started.`;

function targetTable({ rows: [first], firstMs }: Results): string {
  if (!first) return "";
  const verdict = (isMet: boolean) => (isMet ? "met" : "missed");
  const median = medianOf(first);
  return table(
    ["", "figure", "target", "verdict"],
    [
      ["ms a file (median)", digits(median), `< ${target.ms}`, verdict(median < target.ms)],
      ["ms of the slowest run", digits(first.ms.at(-1) ?? 0), "", ""],
      [
        "work of the main thread for it, ms",
        digits(first.mainMs),
        `< ${mainTargetMs}`,
        verdict(first.mainMs < mainTargetMs),
      ],
      ["first file of the process, ms", digits(firstMs), "", ""],
      ["occurrences", whole(first.occurrences), "", ""],
    ],
  );
}

const fileTable = (rows: readonly Measured[]) =>
  table(
    ["file", "MB", "events", "occurrences", "ms a file", "slowest, ms", "main thread, ms"],
    rows.map((row) => [
      row.name,
      digits(row.bytes / 1e6),
      whole(row.events),
      whole(row.occurrences),
      digits(medianOf(row)),
      digits(row.ms.at(-1) ?? 0),
      digits(row.mainMs),
    ]),
  );

const medianOf = ({ ms }: Measured): number => ms[Math.floor((ms.length - 1) / 2)] ?? Number.NaN;
