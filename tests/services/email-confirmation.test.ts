import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { emailConfirmations, mails } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { findNearestSlots } from "@/lib/availability/find-slots";
import { bookSlot } from "@/lib/bookings/book-slot";
import {
  askToConfirm,
  confirmRequest,
  findConfirmation,
  findConfirmed,
} from "@/lib/bookings/email-confirmation";
import { readConfirmToken, readSentToken, sentToken } from "@/lib/bookings/email-confirmation-token";
import { forgetConfirmation } from "@/lib/bookings/forget-confirmation";
import type { BookSlot } from "@/lib/bookings/schema";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import type { Link } from "@/lib/links/queries";
import { confirmationMessage } from "@/lib/notifications/confirmation-message";
import { countConfirmationMail, mailLimits } from "@/lib/robots/mail-limits";
import { dayMs, minuteMs } from "@/lib/time/zone";
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
let ctx: Context;
let link: Link;
beforeAll(async () => {
  world = await createWorld();
  owner = postgres(world.url, { max: 1 });
});
beforeEach(async () => {
  ({ ctx, link } = await createOpenLink(await createStudio(world.visit)));
});
afterAll(async () => {
  await owner.end();
  await world.drop();
});

type Asked = { formKey?: string; input?: BookSlot; language?: "en" | "de" };
const ask = ({ formKey = newId(), ...more }: Asked = {}) =>
  askToConfirm(ctx, link, formKey, {
    input: request(tenOnThursday),
    visitorId: "the same browser, 22",
    fields: { name: "Gustav Gast" },
    language: "en",
    locale: "en-GB",
    visit: {},
    ...more,
  });
const waitingIds = async () =>
  (await inTransaction(world.db, ctx, (tx) => tx.select().from(emailConfirmations))).map(({ id }) => id);
const queuedMails = async () =>
  (await inTransaction(world.db, { installation: "on" }, (tx) => tx.select().from(mails))).length;
const jobTimes = async (id: string) =>
  (
    await owner<{ run_at: Date }[]>`
      select run_at from graphile_worker.jobs
      where task_identifier = 'forget-confirmation' and key = ${`forget-confirmation:${id}`}`
  ).map(({ run_at }) => run_at.getTime());
const later = (minutes: number): Context => ({ ...ctx, now: ctx.now + minutes * minuteMs });

test("a request books nothing before it is confirmed, and then once", async () => {
  const waiting = await ask();
  expect(await findConfirmed(ctx, link.id, waiting.id)).toBeUndefined();
  const booking = await confirmRequest(later(20), link, waiting.id);
  expect(booking).toMatchObject({ startsAt: tenOnThursday, status: "confirmed" });
  expect((await confirmRequest(later(25), link, waiting.id)).id).toBe(booking.id);
});

test("what was typed is forgotten when it is booked, and the mail leads to the booking for good", async () => {
  const waiting = await ask();
  expect(await waitingIds()).toEqual([waiting.id]);
  const booking = await confirmRequest(ctx, link, waiting.id);
  expect(await waitingIds()).toEqual([]);
  expect((await findConfirmed(later(60 * 24), link.id, waiting.id))?.id).toBe(booking.id);
});

test("whoever knows a form's key finds nobody's booking by it but the own", async () => {
  const formKey = newId();
  const victims = await ask({ formKey });
  await confirmRequest(ctx, link, victims.id);
  const nextDay = tenOnThursday + dayMs;
  const others = [
    await ask({ formKey, input: request(nextDay, { email: "mallory@example.com" }) }),
    await ask({ formKey, input: request(nextDay, { name: "Somebody else" }) }),
  ];
  for (const { id } of others) expect(await findConfirmed(ctx, link.id, id)).toBeUndefined();
  // The key alone, as a form with a proof sends it, is another one too.
  const direct = await bookSlot(ctx, link, request(tenOnThursday + 4 * dayMs), { idempotencyKey: formKey });
  expect((await findConfirmed(ctx, link.id, victims.id))?.id).not.toBe(direct.id);
});

test("a form that was sent twice books once, whichever of its mails is opened", async () => {
  const formKey = newId();
  const [one, two] = [await ask({ formKey }), await ask({ formKey })];
  const booking = await confirmRequest(ctx, link, two.id);
  expect((await confirmRequest(ctx, link, one.id)).id).toBe(booking.id);
});

test("its time is held for a while for whoever confirms, and nobody else", async () => {
  const waiting = await ask();
  const nearest = (ownHold?: { visitorId: string }) =>
    findNearestSlots(ctx, link, { start: tenOnThursday, durationMinutes: 30, ownHold, count: 1 });
  expect(await nearest()).not.toEqual([tenOnThursday]);
  expect(await nearest({ visitorId: waiting.visitorId })).toEqual([tenOnThursday]);
});

test("half an hour later it is gone, and a job forgets what was typed", async () => {
  const { id } = await ask();
  expect(await findConfirmation(later(29), id)).toMatchObject({ email: "gustav@example.com" });
  await expect(confirmRequest(later(30), link, id)).rejects.toMatchObject({ code: "link_expired" });
  await forgetConfirmation(later(29), { ...ctx, id });
  expect(await waitingIds()).toEqual([id]);
  expect(await jobTimes(id)).toEqual([ctx.now + 31 * minuteMs]);
  await forgetConfirmation(later(31), { ...ctx, id });
  expect(await waitingIds()).toEqual([]);
});

test("sent again, it waits for half an hour from then", async () => {
  const formKey = newId();
  const { id } = await ask({ formKey });
  const before = ctx.now;
  ctx = later(20);
  await ask({ formKey });
  expect(await findConfirmation(later(20), id)).toBeDefined();
  expect(await jobTimes(id)).toEqual([before + 51 * minuteMs]);
});

test("there is no request without its mail", async () => {
  const before = await queuedMails();
  await ask();
  expect(await queuedMails()).toBe(before + 1);
  const ids = await waitingIds();
  await owner`revoke insert on mails from openhour_app`;
  await expect(ask()).rejects.toThrow();
  await owner`grant insert on mails to openhour_app`;
  expect(await waitingIds()).toEqual(ids);
});

test("a time that is gone is refused as by any booking", async () => {
  const { id } = await ask();
  // The hold has lapsed, and somebody else was faster.
  await bookSlot(later(10), link, request(tenOnThursday, { email: "anton@example.com" }));
  await expect(confirmRequest(later(11), link, id)).rejects.toMatchObject({ code: "slot_taken" });
  // What was typed is there for another time.
  expect(await waitingIds()).toEqual([id]);
});

test("the mail leads to the one page that confirms, in the language of the form", async () => {
  const waiting = await ask({ language: "de" });
  const mail = await confirmationMessage(ctx, { ...ctx, id: waiting.id });
  expect(mail?.subject).toContain("Bitte bestätigen");
  expect(mail?.html).toContain('lang="de"');
  const [, token = ""] = /\/confirm\/([\w-]+)/.exec(mail?.text ?? "") ?? [];
  expect(readConfirmToken(token, ctx.organizationId)).toBe(waiting.id);
  expect(readConfirmToken(token, newId())).toBeUndefined();
  // The page that says which mail to look for must not be able to confirm.
  const sent = sentToken({ ...ctx, id: waiting.id });
  expect(readSentToken(sent, ctx.organizationId)).toBe(waiting.id);
  expect(readConfirmToken(sent, ctx.organizationId)).toBeUndefined();
  expect(await confirmationMessage(later(30), { ...ctx, id: waiting.id })).toBeUndefined();
});

test("for a link whose host answers, the mail speaks of a request", async () => {
  ({ ctx, link } = await changeLink(ctx, link, { requiresApproval: true }));
  const textOf = async (language: "en" | "de") => {
    const { id } = await ask({ language, formKey: language, input: request(tenOnThursday) });
    return (await confirmationMessage(ctx, { ...ctx, id }))?.text.replaceAll(/\s+/g, " ");
  };
  expect(await textOf("en")).toContain("“Send the request”");
  expect(await textOf("de")).toContain("„Anfrage senden“");
});

test("nobody finds another organization's request", async () => {
  const { id } = await ask();
  const other = await createOpenLink(await createStudio(world.visit));
  expect(await findConfirmation(other.ctx, id)).toBeUndefined();
  await expect(confirmRequest(other.ctx, other.link, id)).rejects.toMatchObject({ code: "link_expired" });
});

test("the mail is in the outbox, and no organization's log has its link", async () => {
  await ask();
  const queued = await inTransaction(world.db, { installation: "on" }, (tx) => tx.select().from(mails));
  expect(queued.filter((mail) => mail.kind === "confirm_booking_guest").length).toBeGreaterThan(0);
  expect(await inTransaction(world.db, ctx, (tx) => tx.select().from(mails))).toEqual([]);
});

const tooMany = (seconds: number) => ({
  code: "too_many",
  retryAfterSeconds: expect.toSatisfy((wait: number) => wait > seconds),
});

test("one client and one address wait when they ask for too many mails", async () => {
  const to = "often@example.com";
  for (let i = 0; i < mailLimits.perRecipient; i++) await countConfirmationMail(`192.0.2.${i}`, to);
  await expect(countConfirmationMail("192.0.2.99", to.toUpperCase())).rejects.toMatchObject(tooMany(50 * 60));
  for (let i = 0; i < mailLimits.perClient; i++)
    await countConfirmationMail("192.0.2.200", `somebody${i}@example.com`);
  await expect(countConfirmationMail("192.0.2.200", "somebody-else@example.com")).rejects.toMatchObject(
    tooMany(9 * 60),
  );
});
