import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntries, mails } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import { cancelBooking } from "@/lib/bookings/cancel-booking";
import { moveBooking } from "@/lib/bookings/move-booking";
import { provide } from "@/lib/config";
import type { Context } from "@/lib/context";
import { saveMailWords, saveReminders, setMailOn } from "@/lib/link-mails/commands";
import { findLinkMails, requireLinkMail } from "@/lib/link-mails/find-mails";
import { previewMail } from "@/lib/link-mails/preview-mail";
import { readMailEdits } from "@/lib/link-mails/queries";
import { introMaxLength, linkMailKinds } from "@/lib/link-mails/rules";
import { MailWords, Reminders } from "@/lib/link-mails/schema";
import { sendTestMail } from "@/lib/link-mails/send-test";
import { testsPerTenMinutes } from "@/lib/link-mails/test-limit";
import { duplicateLink } from "@/lib/links/duplicate-link";
import { requireLink } from "@/lib/links/queries";
import { createOneTimeLink } from "@/lib/one-time/create-link";
import { dayMs, minuteMs } from "@/lib/time/zone";
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
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());
beforeEach(async () => {
  smtp = await startSmtp();
  provide({ DATABASE_URL: world.url, SMTP_URL: smtp.url });
});
afterEach(() => smtp.close());

const ours = { subject: null, intro: null };
const warm = { subject: "See you, {guest}", intro: "Bring your papers to {title}." };
const confirmed = "booking_confirmed_guest";

/** Whom what was written about, in order. */
async function outbox(studio: Context): Promise<string[]> {
  const rows = await inTransaction(world.db, studio, (tx) => tx.select({ kind: mails.kind }).from(mails));
  return rows.map(({ kind }) => kind).sort();
}

const editsOf = (studio: Context, linkId: string) =>
  inTransaction(world.db, studio, (tx) => readMailEdits(tx, studio, linkId, confirmed));

/** The context of the guest whose booking it is. */
const asGuest = (ctx: Context, bookingId: string): Context => ({
  ...ctx,
  actor: { kind: "guest", bookingId },
});

describe("switches", () => {
  test("what is switched off is not written, all else is", async () => {
    const studio = await createStudio(world.visit);
    const { ctx, link } = await createOpenLink(studio);
    await setMailOn(studio, link.id, "booking_confirmed_owner", false);
    await bookSlot(ctx, link, request(tenOnThursday));
    expect(await outbox(studio)).toEqual(["booking_confirmed_guest"]);

    await setMailOn(studio, link.id, "booking_confirmed_owner", true);
    await bookSlot(ctx, link, request(tenOnThursday + 60 * minuteMs));
    expect(await outbox(studio)).toEqual([
      "booking_confirmed_guest",
      "booking_confirmed_guest",
      "booking_confirmed_owner",
    ]);
  });

  test("a booking nobody was told of can move and be called off, and that is told", async () => {
    const studio = await createStudio(world.visit);
    const { ctx, link } = await createOpenLink(studio);
    await setMailOn(studio, link.id, "booking_confirmed_guest", false);
    await setMailOn(studio, link.id, "booking_confirmed_owner", false);
    const { id } = await bookSlot(ctx, link, request(tenOnThursday));
    expect(await outbox(studio)).toEqual([]);
    await moveBooking(asGuest(ctx, id), id, { start: tenOnThursday + 60 * minuteMs });
    await cancelBooking(asGuest(ctx, id), id, { reason: "" });
    expect(await outbox(studio)).toEqual([
      "booking_cancelled_guest",
      "booking_cancelled_owner",
      "booking_moved_guest",
      "booking_moved_owner",
    ]);
  });

  test("twice is once, and each change is on record", async () => {
    const studio = await createStudio(world.visit);
    const { link } = await createOpenLink(studio);
    await setMailOn(studio, link.id, confirmed, false);
    await setMailOn(studio, link.id, confirmed, false);
    await setMailOn(studio, link.id, confirmed, true);
    const entries = await inTransaction(world.db, studio, (tx) =>
      tx.select().from(auditEntries).where(eq(auditEntries.subjectId, link.id)),
    );
    expect(entries.map(({ action }) => action).sort()).toEqual([
      "link.created",
      "link.mail_switched_off",
      "link.mail_switched_on",
    ]);
  });

  test("thanks are the template's matter", async () => {
    const studio = await createStudio(world.visit);
    const { link } = await createOpenLink(studio);
    await expect(setMailOn(studio, link.id, "booking_follow_up_guest", false)).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("words", () => {
  test("they are kept, leave the switch as it is, and are given back for ours", async () => {
    const studio = await createStudio(world.visit);
    const { link } = await createOpenLink(studio);
    expect(await editsOf(studio, link.id)).toBeUndefined();
    await setMailOn(studio, link.id, confirmed, false);
    const version = await saveMailWords(studio, link.id, confirmed, { ...warm, version: link.version });
    expect(await editsOf(studio, link.id)).toEqual({ isOn: false, ...warm });
    await saveMailWords(studio, link.id, confirmed, { ...ours, version });
    expect(await requireLinkMail(studio, link.id, confirmed)).toEqual({
      isOn: false,
      ...ours,
      version: version + 1,
    });
  });

  test("those written for an older state of the link are refused", async () => {
    const studio = await createStudio(world.visit);
    const { link } = await createOpenLink(studio);
    const { version } = link;
    await saveMailWords(studio, link.id, confirmed, { ...warm, version });
    await expect(saveMailWords(studio, link.id, confirmed, { ...ours, version })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await editsOf(studio, link.id)).toMatchObject(warm);
  });

  test.each([
    ["subject", "Hello {gast}", ""],
    ["subject", "x".repeat(201), ""],
    ["subject", "two\nlines", ""],
    ["intro", "", "At {} o'clock"],
    ["intro", "", "x".repeat(introMaxLength + 1)],
  ])("what is wrong with a mail's %s is said there", (field, subject, intro) => {
    const { error } = MailWords.safeParse({ subject, intro });
    expect(error?.issues.map(({ path }) => path)).toEqual([[field]]);
  });

  test("what is empty is ours", () => {
    expect(MailWords.parse({ subject: "  ", intro: "" })).toEqual(ours);
  });
});

describe("the preview", () => {
  test("of every kind is a whole mail, before anybody has booked and after", async () => {
    const studio = await createStudio(world.visit);
    const { ctx, link } = await createOpenLink(studio, { title: "Consultation" });
    for (const kind of linkMailKinds) {
      const mail = await previewMail(studio, link.id, kind, warm, "en");
      expect(mail.guestName, kind).toBeUndefined();
      expect(mail.subject, kind).toBe("See you, Alex Example");
      expect(mail.text, kind).toContain("Bring your papers to Consultation.");
      expect(mail.html, kind).toContain("Bring your papers to Consultation.");
    }
    await bookSlot(ctx, link, request(tenOnThursday));
    for (const kind of linkMailKinds) {
      const mail = await previewMail(studio, link.id, kind, warm, "en");
      expect(mail, kind).toMatchObject({ guestName: "Gustav Gast", subject: "See you, Gustav Gast" });
    }
  });

  test("leads to the booking in the studio, and never by its guest's own link", async () => {
    const studio = await createStudio(world.visit);
    const { ctx, link } = await createOpenLink(studio);
    const example = await previewMail(studio, link.id, confirmed, ours, "en");
    expect(example.text).toContain(`<http://localhost:3000/links/${link.id}>`);
    const booking = await bookSlot(ctx, link, request(tenOnThursday));
    for (const kind of linkMailKinds) {
      const { text, html } = await previewMail(studio, link.id, kind, ours, "en");
      expect(text + html, kind).not.toContain("/booking/");
    }
    const { text } = await previewMail(studio, link.id, confirmed, ours, "en");
    expect(text).toContain(`<http://localhost:3000/bookings/${booking.id}>`);
    await sendTestMail(studio, link.id, confirmed, ours, "en");
    const [test] = await smtp.waitForMessages(1);
    expect(test?.parsed.text).not.toContain("/booking/");
  });

  test("speaks the reader's language, and says ours where nothing else is said", async () => {
    const studio = await createStudio(world.visit);
    const { link } = await createOpenLink(studio);
    const mail = await previewMail(studio, link.id, confirmed, ours, "de");
    expect(mail).toMatchObject({ language: "de" });
    expect(mail.text).toContain("Alex Beispiel");
    expect(mail.html).toContain('lang="de"');
  });
});

describe("a test", () => {
  test("goes to whoever asks for it, marked as one, without an invitation, and is in nobody's log", async () => {
    const studio = await createStudio(world.visit, { email: "test@example.com" });
    const { link } = await createOpenLink(studio);
    expect(await sendTestMail(studio, link.id, confirmed, warm, "en")).toEqual({ email: "test@example.com" });
    const [mail] = await smtp.waitForMessages(1);
    expect(mail?.envelope.to).toEqual(["test@example.com"]);
    expect(mail?.parsed.subject).toBe("[Test] See you, Alex Example");
    expect(mail?.parsed.replyTo).toBeUndefined();
    expect(mail?.parsed.attachments).toEqual([]);
    expect(await outbox(studio)).toEqual([]);
  });

  test("that the mail server refuses says what it said", async () => {
    const studio = await createStudio(world.visit, { email: "refused@example.com" });
    const { link } = await createOpenLink(studio);
    smtp.refuseRecipient("refused@example.com", 550);
    await expect(sendTestMail(studio, link.id, confirmed, ours, "en")).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("550"),
    });
  });

  test("without a mail server says where mails are", async () => {
    provide({ DATABASE_URL: world.url, SMTP_URL: "" });
    const studio = await createStudio(world.visit);
    const { link } = await createOpenLink(studio);
    await expect(sendTestMail(studio, link.id, confirmed, ours, "en")).rejects.toMatchObject({
      code: "unavailable",
      message: "say:linkMails.noServer",
    });
  });

  test("is not sent without end", async () => {
    const studio = await createStudio(world.visit);
    const { link } = await createOpenLink(studio);
    const send = () => sendTestMail(studio, link.id, confirmed, ours, "en");
    for (let i = 0; i < testsPerTenMinutes; i++) await send();
    await expect(send()).rejects.toMatchObject({ code: "too_many" });
    expect(smtp.messages).toHaveLength(testsPerTenMinutes);
  });
});

describe("reminders", () => {
  test("are kept in order, each once", async () => {
    const studio = await createStudio(world.visit);
    const { link } = await createOpenLink(studio);
    const typed = Reminders.parse({ version: link.version, guest: [15, 1440, 15, 90], host: [] });
    await saveReminders(studio, link.id, typed);
    expect(await requireLink(studio, link.id)).toMatchObject({
      guestReminders: [1440, 90, 15],
      hostReminders: [],
      version: link.version + 1,
    });
    await expect(saveReminders(studio, link.id, typed)).rejects.toMatchObject({ code: "conflict" });
  });

  test.each([[[4]], [[40_321]], [[7.5]], [[Number.NaN]], [[5, 6, 7, 8, 9, 10]]])(
    "%j are refused",
    (guest) => {
      const { error } = Reminders.safeParse({ version: 1, guest, host: [] });
      expect(error?.issues.map(({ path }) => path[0])).toEqual(["guest"]);
    },
  );
});

test("a copy of a link, and a one-time link made from it, send the same mails", async () => {
  const studio = await createStudio(world.visit);
  const { link } = await createOpenLink(studio);
  const version = await saveMailWords(studio, link.id, confirmed, { ...warm, version: link.version });
  await saveReminders(studio, link.id, { version, guest: [60], host: [15] });
  const copy = await duplicateLink(studio, link.id, "Copy");
  const oneTime = await createOneTimeLink(studio, {
    recipient: { name: "Gustav Gast", email: "gustav@example.com" },
    from: { kind: "link", linkId: link.id },
    expiresAt: studio.now + 14 * dayMs,
    note: "",
    times: [],
    holdsTimes: false,
  });
  for (const { id } of [copy, oneTime]) {
    expect(await editsOf(studio, id)).toEqual({ isOn: true, ...warm });
    expect(await requireLink(studio, id)).toMatchObject({ guestReminders: [60], hostReminders: [15] });
  }
});

test("mails about requests are listed where there are any, and the template says whether guests are thanked", async () => {
  const studio = await createStudio(world.visit);
  const { link: plain } = await createOpenLink(studio);
  const { link: asking } = await createOpenLink(studio, { requiresApproval: true });
  const kindsOf = async (id: string) =>
    (await findLinkMails(studio, id)).moments.flatMap(({ mails }) => mails.map(({ kind }) => kind));
  expect(await kindsOf(plain.id)).not.toContain("booking_requested_guest");
  expect(await kindsOf(asking.id)).toEqual(linkMailKinds);
  const { moments } = await findLinkMails(studio, plain.id);
  const thanks = moments.flatMap(({ mails }) => mails).find(({ kind }) => kind === "booking_follow_up_guest");
  expect(thanks?.isOn).toBe(false);
});

test("another organization's link is not there", async () => {
  const studio = await createStudio(world.visit);
  const other = await createStudio(world.visit);
  const { link } = await createOpenLink(studio);
  const { id, version } = link;
  const attempts = [
    findLinkMails(other, id),
    requireLinkMail(other, id, confirmed),
    previewMail(other, id, confirmed, ours, "en"),
    sendTestMail(other, id, confirmed, ours, "en"),
    setMailOn(other, id, confirmed, false),
    saveMailWords(other, id, confirmed, { ...warm, version }),
    saveReminders(other, id, { version, guest: [60], host: [] }),
  ];
  for (const attempt of await Promise.allSettled(attempts))
    expect(attempt).toMatchObject({ status: "rejected", reason: { code: "not_found" } });
  expect(await editsOf(other, id)).toBeUndefined();
  expect(smtp.messages).toEqual([]);
});
