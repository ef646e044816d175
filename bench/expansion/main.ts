/** npm run bench:expansion: measures the reading of calendars, prints the report and writes bench/expansion/report.md. */
import { writeFile } from "node:fs/promises";
import { describeMachine, loadAverage } from "@/bench/machine";
import { closeCalendarReader } from "@/lib/calendars/expansion/read-calendar";
import { measureAll } from "./measure";
import { renderExpansionReport } from "./report";

const loadBefore = loadAverage();
const results = await measureAll();
await closeCalendarReader();
const report = renderExpansionReport(results, describeMachine(new Date(), loadBefore));
await writeFile("bench/expansion/report.md", `${report}\n`);
console.log(report);
