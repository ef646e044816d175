/** npm run bench:page: measures the booking page on a filled database, prints the report and writes bench/page/report.md. */
import { writeFile } from "node:fs/promises";
import { describeMachine, loadAverage } from "@/bench/machine";
import { audit } from "./audit";
import { startFilled } from "./installation";
import { load } from "./load";
import { renderPageReport } from "./report";
import { weigh } from "./weight";

const reservations = 100_000;
const links = 500;
const runs = 5;
const pace = { perSecond: 20, seconds: 60 } as const;

const loadBefore = loadAverage();
console.error("Measuring: about five minutes.");
const { baseUrl, close } = await startFilled(reservations, Date.now());
try {
  const address = (n: number) => `${baseUrl}/book/person-${n}`;
  const results = {
    reservations,
    load: await load(
      Array.from({ length: links }, (_, i) => address(i + 1)),
      pace,
    ),
    audits: {
      sameZone: await audit(address(1), "America/New_York", runs),
      otherZone: await audit(address(1), "Asia/Kathmandu", runs),
    },
    weight: await weigh(address(1)),
  };
  const report = renderPageReport(results, describeMachine(new Date(), loadBefore));
  await writeFile("bench/page/report.md", `${report}\n`);
  console.log(report);
} finally {
  await close();
}
