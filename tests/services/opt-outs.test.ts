import { eq, inArray } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { attendees, auditEntries, mails } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import { provide } from "@/lib/config";
import type { Context } from "@/lib/context";
import { say } from "@/lib/i18n/say";
import { newId } from "@/lib/ids";
import { tasks } from "@/lib/jobs/tasks";
import { optBackIn, optOut } from "@/lib/mail-opt-outs/commands";
import { optOutUrl, readOptOutToken } from "@/lib/mail-opt-outs/opt-out-address";
import { findOptOut } from "@/lib/mail-opt-outs/queries";
import { closeMailer } from "@/lib/notifications/send-queued-mail";
import { signToken } from "@/lib/security/tokens";
import { createTemplate } from "@/lib/templates/commands";
import { minuteMs } from "@/lib/time/zone";
import { startSmtp, type TestSmtp } from "@/tests/support/smtp";
import {
  changeLink,
  createOpenLink,
  createStudio,
  createWorld,
  request,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";

let world: TestWorld;
let owner: postgres.Sql;
let smtp: TestSmtp;
beforeAll(async () => {
  world = await createWorld();
  // The queue's own tables belong to the database's owner.
  owner = postgres(world.url, { max: 1 });
  smtp = await startSmtp();
  provide({ DATABASE_URL: world.url, SMTP_URL: smtp.url });
});
afterAll(async () => {
  closeMailer();
  await smtp.close();
  await owner.end();
  await world.drop();
});

const pia = "pia@example.com";

/** The booking of a Gustav whom no other test knows, with Pia along, at a link that reminds an hour before and thanks. */
async function book({ studio, start = tenOnThursday }: { studio?: Context; start?: number } = {}) {
  const anna = studio ?? (await createStudio(world.visit));
  const template = { name: newId(), sendsFollowUp: true, questions: [] };
  const { id: templateId } = await createTemplate(anna, template);
  const opened = await createOpenLink(anna);
  const leads = { guestReminders: [60], hostReminders: [60], maxGuests: 3 };
  const { ctx, link } = await changeLink(anna, opened.link, { ...leads, templateId });
  const booking = await bookSlot(ctx, link, { ...request(start), guests: [{ email: pia }] });
  const people = await inTransaction(world.db, anna, (tx) =>
    tx.select().from(attendees).where(eq(attendees.bookingId, booking.id)),
  );
  const idOf = (email: string) => people.find((person) => person.email === email)?.id ?? "";
  return { studio: anna, booking, gustav: idOf("gustav@example.com"), pia: idOf(pia) };
}

type Booked = Awaited<ReturnType<typeof book>>;

/** Runs the reminder and the follow-up of a booking when each is due. */
async function runJobs({ booking }: Booked): Promise<void> {
  const jobs = await owner<{ run_at: Date; task: "remind" | "follow-up"; payload: never }[]>`
    select run_at, split_part(key, ':', 1) as task, payload from graphile_worker._private_jobs
    where key like ${`%:${booking.id}%`}`;
  for (const { run_at, task, payload } of jobs)
    await tasks[task]({ ...world.visit, now: run_at.getTime() }, payload);
}

const optional = (studio: Context) =>
  inTransaction(world.db, studio, (tx) =>
    tx
      .select()
      .from(mails)
      .where(
        inArray(mails.kind, ["booking_reminder_guest", "booking_reminder_owner", "booking_follow_up_guest"]),
      )
      .orderBy(mails.kind, mails.recipientEmail),
  );

const wanted = async (studio: Context) =>
  (await optional(studio)).map(
    ({ kind, recipientEmail }) => `${kind} ${recipientEmail.replace(/-.*@/, "@")}`,
  );

/** Sends all that waits, ten minutes before the meeting; what came to an address. */
async function send(studio: Context, to: string) {
  const before = smtp.messages.length;
  for (const { id } of await inTransaction(world.db, studio, (tx) => tx.select().from(mails)))
    await tasks["send-mail"](
      { ...world.visit, now: tenOnThursday - 10 * minuteMs },
      { mailId: id, organizationId: studio.organizationId },
    );
  return smtp.messages.slice(before).filter(({ envelope }) => envelope.to.includes(to));
}

test("reminders and thanks to guests can be ended with one click, what a booking needs cannot", async () => {
  const booked = await book();
  await runJobs(booked);
  const received = await send(booked.studio, "gustav@example.com");
  const headers = received.map(({ parsed, raw }) => ({
    subject: parsed.subject ?? "",
    url: /^List-Unsubscribe: <([^>]+)>\r$/im.exec(raw.replace(/\r\n[ \t]+/g, " "))?.[1],
    post: /^List-Unsubscribe-Post: (.*)\r$/im.exec(raw)?.[1],
    text: parsed.text ?? "",
  }));
  const [confirmation, ...others] = headers;
  expect(confirmation).toMatchObject({ url: undefined, post: undefined });
  expect(others).toHaveLength(2);
  for (const { url, post, text } of others) {
    expect(post).toBe("List-Unsubscribe=One-Click");
    expect(url).toMatch(/^https?:\/\/[^/]+\/unsubscribe\/[\w-]+\/one-click$/);
    // The page that asks is for people.
    expect(text).toContain(url?.replace("/one-click", ""));
  }
});

test("a host's reminder has no such header: whom a link reminds is set in the studio", async () => {
  const booked = await book();
  await runJobs(booked);
  const [, reminder] = (await inTransaction(world.db, booked.studio, (tx) => tx.select().from(mails)))
    .filter(({ kind }) => kind.endsWith("_owner"))
    .map(({ recipientEmail }) => recipientEmail);
  const received = await send(booked.studio, reminder ?? "");
  expect(received).toHaveLength(2);
  for (const { raw } of received) expect(raw).not.toMatch(/list-unsubscribe/i);
});

test("the address names nobody's mail address, and each guest has an own one", async () => {
  const booked = await book();
  const { organizationId } = booked.studio;
  const url = optOutUrl({ organizationId, attendeeId: booked.gustav });
  const token = url.split("/").at(-1) ?? "";
  expect(Buffer.from(token, "base64url").toString("latin1")).not.toContain("gustav");
  expect(readOptOutToken(token)).toEqual({ organizationId, attendeeId: booked.gustav });
  expect(url).not.toBe(optOutUrl({ organizationId, attendeeId: booked.pia }));
});

test("an address that we did not make, or made for something else, is nobody's", async () => {
  const ids = Buffer.alloc(32, 1);
  expect(readOptOutToken(signToken("booking", ids))).toBeUndefined();
  expect(readOptOutToken(`${signToken("mail-opt-out", ids)}A`)).toBeUndefined();
  expect(readOptOutToken(signToken("mail-opt-out", ids.subarray(16)))).toBeUndefined();
});

test("who has opted out gets no reminders and no thanks; who comes along still does", async () => {
  const booked = await book();
  await optOut(booked.studio, booked.gustav);
  await runJobs(booked);
  expect(await wanted(booked.studio)).toEqual([
    `booking_reminder_guest ${pia}`,
    "booking_reminder_owner anna@example.com",
  ]);
});

test("it counts for the address, in large letters too, at every booking, but only with this organization", async () => {
  const studio = await createStudio(world.visit);
  const booked = await book({ studio });
  await inTransaction(world.db, studio, (tx) =>
    tx.update(attendees).set({ email: "Gustav@Example.com" }).where(eq(attendees.id, booked.gustav)),
  );
  await optOut(studio, booked.gustav);
  const again = await book({ studio, start: tenOnThursday + 60 * minuteMs });
  const elsewhere = await book();
  for (const each of [again, elsewhere]) await runJobs(each);
  expect(await wanted(studio)).not.toContain("booking_reminder_guest gustav@example.com");
  expect(await wanted(elsewhere.studio)).toContain("booking_reminder_guest gustav@example.com");
});

test("who opts out while the mail waits does not get it", async () => {
  const booked = await book();
  await runJobs(booked);
  await optOut(booked.studio, booked.gustav);
  const received = await send(booked.studio, "gustav@example.com");
  // The confirmation alone.
  expect(received).toHaveLength(1);
  const gustavs = (await optional(booked.studio)).filter((mail) => mail.recipientEmail.startsWith("gustav"));
  for (const mail of gustavs)
    expect(mail).toMatchObject({ state: "refused", response: say("mails.optedOut"), bodyText: null });
});

test("there is a way back", async () => {
  const booked = await book();
  await optOut(booked.studio, booked.gustav);
  await optOut(booked.studio, booked.gustav);
  expect(await findOptOut(booked.studio, booked.gustav)).toMatchObject({
    email: "gustav@example.com",
    isOptedOut: true,
  });
  await optBackIn(booked.studio, booked.gustav);
  await optBackIn(booked.studio, booked.gustav);
  expect(await findOptOut(booked.studio, booked.gustav)).toMatchObject({ isOptedOut: false });
  await runJobs(booked);
  expect(await wanted(booked.studio)).toContain("booking_reminder_guest gustav@example.com");
  const done = await inTransaction(world.db, booked.studio, (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.subjectId, booked.gustav)).orderBy(auditEntries.at),
  );
  // What changed nothing is not written down.
  expect(done.map(({ action }) => action).sort()).toEqual(["mail_opt_out.created", "mail_opt_out.deleted"]);
});

test("another organization's guest is nobody's to opt out", async () => {
  const booked = await book();
  const other = await createStudio(world.visit);
  await expect(optOut(other, booked.gustav)).rejects.toMatchObject({ code: "not_found" });
  expect(await findOptOut(other, booked.gustav)).toBeUndefined();
});
