import ICAL from "ical.js";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { closeDatabase } from "@/db/client";
import { mails } from "@/db/tables";
import { inTransaction, type Scope } from "@/db/tenant";
import { requestSignUp } from "@/lib/accounts/sign-up";
import { bookSlot } from "@/lib/bookings/book-slot";
import { provide } from "@/lib/config";
import type { Context } from "@/lib/context";
import { startWorker } from "@/lib/jobs/worker";
import { sendQueuedMail } from "@/lib/notifications/send-queued-mail";
import { startSmtp, type TestSmtp } from "@/tests/support/smtp";
import {
  createOpenLink,
  createStudio,
  createWorld,
  request,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";

let world: TestWorld;
let smtp: TestSmtp;
let worker: { stop(): Promise<void> };
beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => {
  await closeDatabase();
  await world.drop();
});
beforeEach(async () => {
  smtp = await startSmtp();
  provide({ DATABASE_URL: world.url, SMTP_URL: smtp.url });
});
afterEach(async () => {
  await worker.stop();
  await smtp.close();
});

const outbox = (scope: Scope) => inTransaction(world.db, scope, (tx) => tx.select().from(mails));

/** The mails of the scope once none of them is queued any more. */
const settled = (scope: Scope) =>
  vi.waitFor(
    async () => {
      const found = await outbox(scope);
      expect(found.map((mail) => mail.state)).not.toContain("queued");
      expect(found).not.toEqual([]);
      return found;
    },
    { timeout: 10_000 },
  );

async function bookOne(studio: Context) {
  const { ctx, link } = await createOpenLink(studio);
  return bookSlot(ctx, link, request(tenOnThursday));
}

test("guest and owner each get a confirmation with an invitation to one and the same event", async () => {
  const studio = await createStudio(world.visit, { email: "anna@example.com" });
  const booking = await bookOne(studio);
  worker = await startWorker();
  const received = await smtp.waitForMessages(2);
  expect(received.flatMap((mail) => mail.envelope.to).sort()).toEqual([
    "anna@example.com",
    "gustav@example.com",
  ]);
  for (const mail of received) {
    const calendar = mail.parsed.attachments.find((part) => part.contentType === "application/ics");
    const event = new ICAL.Component(ICAL.parse(calendar?.content.toString() ?? "")).getFirstSubcomponent(
      "vevent",
    );
    expect(event?.getFirstPropertyValue("uid")).toBe(booking.uid);
    expect(event?.getFirstPropertyValue("sequence")).toBe(0);
    expect(String(event?.getFirstPropertyValue("dtstart"))).toBe("2026-12-03T09:00:00Z");
    expect(mail.raw).toMatch(/content-type: text\/calendar;[^\n]*method=REQUEST/i);
    expect(mail.parsed.text).toContain("Intro call");
  }
  const text = (address: string) => received.find((mail) => mail.envelope.to.includes(address))?.parsed.text;
  // Each reads it on their own clock: Gustav is in New York, Anna in Berlin.
  expect(text("gustav@example.com")).toMatch(/\b0?4:00/);
  expect(text("anna@example.com")).toMatch(/\b10:00/);
  expect((await settled(studio)).map((mail) => mail.state)).toEqual(["sent", "sent"]);
});

test("a job that runs twice sends once", async () => {
  const studio = await createStudio(world.visit);
  await bookOne(studio);
  worker = await startWorker();
  await smtp.waitForMessages(2);
  const [mail] = await settled(studio);
  await sendQueuedMail(world.visit, { mailId: mail?.id ?? "", organizationId: studio.organizationId });
  expect(smtp.messages).toHaveLength(2);
});

test("what the server will never take is noted, and the other mail still goes", async () => {
  smtp.refuseRecipient("gustav@example.com", 550);
  const studio = await createStudio(world.visit);
  await bookOne(studio);
  worker = await startWorker();
  const states = Object.fromEntries((await settled(studio)).map((mail) => [mail.kind, mail.state]));
  expect(states).toEqual({ booking_confirmed_guest: "refused", booking_confirmed_owner: "sent" });
});

test("without a mail server everything stays readable in the log", async () => {
  provide({ DATABASE_URL: world.url, SMTP_URL: "" });
  const studio = await createStudio(world.visit);
  await bookOne(studio);
  worker = await startWorker();
  const kept = await settled(studio);
  expect(kept.map((mail) => mail.state)).toEqual(["kept", "kept"]);
  for (const mail of kept)
    expect(mail).toMatchObject({ subject: expect.any(String), bodyText: expect.any(String) });
  expect(smtp.messages).toEqual([]);
});

test("a sent account mail does not leave its link in the log", async () => {
  const nia = {
    name: "Nia Neu",
    email: "nia@example.com",
    password: "correct horse battery",
    timeZone: "UTC",
  };
  await requestSignUp(world.visit, nia);
  worker = await startWorker();
  const [mail] = await smtp.waitForMessages(1);
  expect(mail?.parsed.text).toMatch(/\/verify-email\/[\w-]+/);
  const [kept] = await settled({ installation: "on" });
  expect(kept).toMatchObject({ state: "sent", bodyText: null, bodyHtml: null });
});
