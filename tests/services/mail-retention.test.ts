import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mails } from "@/db/tables";
import { inTransaction, type Scope } from "@/db/tenant";
import { requestSignUp } from "@/lib/accounts/sign-up";
import { bookSlot } from "@/lib/bookings/book-slot";
import { provide } from "@/lib/config";
import type { Context } from "@/lib/context";
import { say } from "@/lib/i18n/say";
import { forgetMails } from "@/lib/notifications/forget-mails";
import { canSendAgain } from "@/lib/notifications/rules";
import { sendQueuedMail } from "@/lib/notifications/send-queued-mail";
import { dayMs } from "@/lib/time/zone";
import {
  createOpenLink,
  createStudio,
  createWorld,
  request,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";

let world: TestWorld;
let studio: Context;
beforeAll(async () => {
  world = await createWorld();
  provide({ DATABASE_URL: world.url, SMTP_URL: "" });
  studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  await bookSlot(ctx, link, request(tenOnThursday));
});
afterAll(() => world.drop());

const outbox = (scope: Scope) =>
  inTransaction(world.db, scope, (tx) => tx.select().from(mails).orderBy(mails.kind));
const later = (days: number) => ({ ...world.visit, now: world.visit.now + days * dayMs });
const account = { installation: "on" } as const;

test("what a mail said is forgotten after ninety days; to whom, about what and how it went is not", async () => {
  const [guests, owners] = await outbox(studio);
  await sendQueuedMail(world.visit, { mailId: guests?.id ?? "", organizationId: studio.organizationId });
  await inTransaction(world.db, studio, (tx) =>
    tx
      .update(mails)
      .set({ response: "550 gustav@example.com is unknown" })
      .where(eq(mails.id, guests?.id ?? "")),
  );
  const [written] = await outbox(studio);
  expect(written).toMatchObject({ subject: expect.any(String), bodyText: expect.any(String) });

  await forgetMails(later(90));
  expect((await outbox(studio))[0]).toEqual(written);

  await forgetMails(later(91));
  const nothing = { subject: null, bodyText: null, bodyHtml: null, calendar: null, response: null };
  expect(await outbox(studio)).toEqual([{ ...written, ...nothing }, owners]);
});

test("why a mail was rightly not sent is kept, so that it is not offered to be sent again", async () => {
  const dropped = { state: "refused", response: say("mails.optedOut"), subject: "Reminder" } as const;
  await inTransaction(world.db, studio, (tx) => tx.update(mails).set(dropped));
  await forgetMails(later(91));
  for (const mail of await outbox(studio)) {
    expect(mail).toMatchObject({ state: "refused", response: say("mails.optedOut"), subject: null });
    expect(canSendAgain(mail, { hasServer: true })).toBe(false);
  }
});

test("mails about accounts are deleted after that", async () => {
  const nia = { name: "Nia", email: "nia@example.com", password: "correct horse", timeZone: "UTC" };
  await requestSignUp(world.visit, nia);
  await forgetMails(later(90));
  expect(await outbox(account)).toHaveLength(1);
  await forgetMails(later(91));
  expect(await outbox(account)).toEqual([]);
});
