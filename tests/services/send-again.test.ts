import { eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { auditEntries, mails } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { requestSignUp } from "@/lib/accounts/sign-up";
import { bookSlot } from "@/lib/bookings/book-slot";
import { provide } from "@/lib/config";
import type { Context } from "@/lib/context";
import { say } from "@/lib/i18n/say";
import { findMails } from "@/lib/notifications/queries";
import { canSendAgain } from "@/lib/notifications/rules";
import { sendMailAgain } from "@/lib/notifications/send-again";
import { closeMailer, sendQueuedMail } from "@/lib/notifications/send-queued-mail";
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
let owner: postgres.Sql;
let studio: Context;
beforeAll(async () => {
  world = await createWorld();
  smtp = await startSmtp();
  owner = postgres(world.url, { max: 1 });
  provide({ DATABASE_URL: world.url, SMTP_URL: smtp.url });
});
afterAll(async () => {
  closeMailer();
  await owner.end();
  await smtp.close();
  await world.drop();
});

type Mail = typeof mails.$inferSelect;
let mail: Mail;

/** Gustav's confirmation, which his server has refused. */
beforeEach(async () => {
  studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  await bookSlot(ctx, link, request(tenOnThursday));
  const [guests] = await inTransaction(world.db, studio, (tx) =>
    tx.select().from(mails).where(eq(mails.recipientEmail, "gustav@example.com")),
  );
  if (!guests) throw new Error("Gustav has no mail.");
  const takeAgain = smtp.refuseRecipient("gustav@example.com", 550);
  await send(guests.id);
  takeAgain();
  mail = await read(guests.id);
  await owner`delete from graphile_worker._private_jobs`;
});

const read = async (id: string): Promise<Mail> => {
  const [found] = await inTransaction(world.db, studio, (tx) =>
    tx.select().from(mails).where(eq(mails.id, id)),
  );
  if (!found) throw new Error("The mail is gone.");
  return found;
};
const send = (mailId: string) =>
  sendQueuedMail(world.visit, { mailId, organizationId: studio.organizationId });
const queued = () => owner`select task_identifier as task from graphile_worker.jobs`;

test("a refused mail is sent again under the Message-ID that it had", async () => {
  expect(mail).toMatchObject({ state: "refused", attempts: 1, response: expect.stringContaining("550") });
  await sendMailAgain(studio, mail.id);
  expect(await read(mail.id)).toMatchObject({ state: "queued", attempts: 0, response: null });
  expect(await queued()).toEqual([{ task: "send-mail" }]);
  await send(mail.id);
  expect(await read(mail.id)).toMatchObject({ state: "sent", attempts: 1 });
  const ids = smtp.messages.map(({ parsed }) => parsed.messageId);
  expect(ids).toEqual([`<${mail.id}@localhost>`]);
  const entries = await inTransaction(world.db, studio, (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.subjectId, mail.id)),
  );
  expect(entries).toMatchObject([{ action: "mail.sent_again", before: { state: "refused" } }]);
});

test.each(["kept", "bounced"] as const)("so is one that was %s", async (state) => {
  await inTransaction(world.db, studio, (tx) => tx.update(mails).set({ state }).where(eq(mails.id, mail.id)));
  await sendMailAgain(studio, mail.id);
  expect(await read(mail.id)).toMatchObject({ state: "queued" });
});

test("asked for twice at once, it goes out once", async () => {
  const both = await Promise.allSettled([sendMailAgain(studio, mail.id), sendMailAgain(studio, mail.id)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  expect(await queued()).toHaveLength(1);
});

test("one that was sent is not sent again, nor another organization's, nor one about an account", async () => {
  const boris = await createStudio(world.visit, { name: "Boris Bauer" });
  await expect(sendMailAgain(boris, mail.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(sendMailAgain(studio, "no id")).rejects.toMatchObject({ code: "not_found" });
  await inTransaction(world.db, studio, (tx) =>
    tx.update(mails).set({ state: "sent" }).where(eq(mails.id, mail.id)),
  );
  await expect(sendMailAgain(studio, mail.id)).rejects.toMatchObject({ code: "conflict" });
  await requestSignUp(world.visit, {
    name: "Nia",
    email: "nia@example.com",
    password: "correct horse",
    timeZone: "UTC",
  });
  const [account] = await inTransaction(world.db, { installation: "on" }, (tx) => tx.select().from(mails));
  await expect(sendMailAgain(studio, account?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
});

test("a guest may not have a mail sent", async () => {
  const guest: Context = { ...studio, actor: { kind: "guest" } };
  await expect(sendMailAgain(guest, mail.id)).rejects.toMatchObject({ code: "not_found" });
});

test("the log shows the mails that stand one way", async () => {
  const ids = async (state?: "refused" | "queued" | "bounced") =>
    (await findMails(studio, { state })).mails.map(({ id }) => id);
  expect(await ids()).toHaveLength(2);
  expect(await ids("refused")).toEqual([mail.id]);
  expect(await ids("queued")).not.toContain(mail.id);
  expect(await ids("bounced")).toEqual([]);
});

test("it is offered for what did not arrive and still could", () => {
  const refused = { bookingId: mail.id, state: "refused", response: "550" } as const;
  const server = { hasServer: true };
  expect(canSendAgain(refused, server)).toBe(true);
  expect(canSendAgain(refused, { hasServer: false })).toBe(false);
  for (const why of ["mails.outOfDate", "mails.optedOut"] as const)
    expect(canSendAgain({ ...refused, response: say(why) }, server)).toBe(false);
  expect(canSendAgain({ ...refused, response: say("mails.discarded") }, server)).toBe(true);
  expect(canSendAgain({ ...refused, bookingId: null }, server)).toBe(false);
  expect(canSendAgain({ ...refused, state: "sent" }, server)).toBe(false);
});
