/**
 * npm run bench: measures the scheduling engine, prints the report and writes bench/report.md.
 *
 * npm run --silent bench -- --workload FILE.json [--starts] [--time]: answers the workloads
 * of a file instead; stdout holds the JSON only.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { answersOf, type Wanted } from "./answer";
import { describeMachine, loadAverage } from "./machine";
import { isRight, renderReport } from "./report";
import { runSuite } from "./suite";
import { BadWorkload, readWorkloads } from "./workload";

const usage = "Usage: npm run --silent bench -- [--workload FILE.json [--starts] [--time]]";

const wanted = readArguments();
if (!wanted) process.exitCode = 1;
else if (wanted.workload === undefined) measure();
else answer(wanted.workload, wanted);

function readArguments(): (Wanted & { workload?: string | undefined }) | undefined {
  const options = {
    workload: { type: "string" },
    starts: { type: "boolean" },
    time: { type: "boolean" },
  } as const;
  try {
    const { values } = parseArgs({ options, args: process.argv.slice(2) });
    if (values.workload !== undefined || !(values.starts || values.time)) return values;
    console.error(`--starts and --time go with --workload.\n${usage}`);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
  return undefined;
}

function measure(): void {
  const loadBefore = loadAverage();
  console.error("Measuring: about half a minute.");
  const results = runSuite();
  const report = renderReport(results, describeMachine(new Date(), loadBefore));
  writeFileSync("bench/report.md", `${report}\n`);
  console.log(report);
  if (isRight(results)) return;
  console.error("An answer is wrong: see the tables.");
  process.exitCode = 1;
}

/** npm runs a script in the folder of package.json; a file is named from where the person stands. */
function answer(file: string, what: Wanted): void {
  try {
    const workloads = readWorkloads(path.resolve(process.env.INIT_CWD ?? "", file));
    console.log(JSON.stringify(answersOf(workloads, what)));
  } catch (error) {
    if (!(error instanceof BadWorkload)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
