/** npm run bench:jobs: measures the job queue and how soon mails go out, prints the report and writes bench/jobs/report.md. */
import { writeFile } from "node:fs/promises";
import { startFilledDatabase } from "@/bench/filled-database";
import { describeMachine, loadAverage } from "@/bench/machine";
import { startServer } from "@/e2e/support/server";
import { measureDelay } from "./delay";
import { startMailServer } from "./mail-server";
import { renderJobsReport } from "./report";
import { idleJobs, mailsOfBookings, measureThroughput } from "./throughput";

/** Two mails for each. */
const reservations = 1_000;
const people = 120;
const idleJobsPerOrganization = 500;
const pace = { perSecond: 4, bookings: people };

const loadBefore = loadAverage();
console.error("Measuring: about two minutes.");
const database = await startFilledDatabase({ reservations, people }, Date.now());
const mailServer = await startMailServer();
try {
  const settings = {
    DATABASE_URL: database.url,
    SMTP_URL: mailServer.url,
    AUTH_SECRET: "a secret for a bench that nobody keeps",
    BCRYPT_COST: "12",
  };
  const idle = await measureThroughput(settings, idleJobs(idleJobsPerOrganization));
  const mails = await measureThroughput(settings, mailsOfBookings);
  if (mailServer.count() < mails.jobs) throw new Error("The mail server has not had all mails.");
  const server = await startServer({ ...settings, LOG_LEVEL: "warn" });
  const delay = await measureDelay(server, mailServer, pace).finally(server.stop);
  const report = renderJobsReport({ mails, idle, delay }, describeMachine(new Date(), loadBefore));
  await writeFile("bench/jobs/report.md", `${report}\n`);
  console.log(report);
} finally {
  await mailServer.close();
  await database.close();
}
