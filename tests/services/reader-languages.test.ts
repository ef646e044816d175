import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { mails, signUps, users } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { requestSignUp } from "@/lib/accounts/sign-up";
import { bookSlot } from "@/lib/bookings/book-slot";
import { confirmationId } from "@/lib/bookings/email-confirmation-token";
import { requireBooking } from "@/lib/bookings/queries";
import type { BookSlot } from "@/lib/bookings/schema";
import { provide } from "@/lib/config";
import type { Context } from "@/lib/context";
import type { Language } from "@/lib/i18n/locale";
import type { Link } from "@/lib/links/queries";
import { sendQueuedMail } from "@/lib/notifications/send-queued-mail";
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
let opened: { ctx: Context; link: Link };
beforeAll(async () => {
  world = await createWorld();
  provide({ DATABASE_URL: world.url, SMTP_URL: "" });
});
beforeEach(async () => {
  studio = await createStudio(world.visit);
  opened = await createOpenLink(studio);
});
afterAll(() => world.drop());

const asked = (language: Language | undefined, more: Partial<BookSlot> = {}): BookSlot => {
  const plain = request(tenOnThursday);
  return { ...plain, attendee: { ...plain.attendee, language }, ...more };
};

const book = (input: BookSlot, options = {}) => bookSlot(opened.ctx, opened.link, input, options);

/** Sends all mails of the studio; their subjects by kind and address. */
async function sendAll(): Promise<Map<string, string | null>> {
  const read = () => inTransaction(world.db, studio, (tx) => tx.select().from(mails));
  for (const { id } of await read())
    await sendQueuedMail(world.visit, { mailId: id, organizationId: studio.organizationId });
  return new Map((await read()).map((mail) => [`${mail.kind} ${mail.recipientEmail}`, mail.subject]));
}

const chooseGerman = ({ actor }: Context) =>
  inTransaction(world.db, { installation: "on" }, (tx) =>
    tx
      .update(users)
      .set({ language: "de" })
      .where(eq(users.id, actor.kind === "member" ? actor.userId : "")),
  );

test("guests, and whom they bring, get their mails in the language they booked in", async () => {
  const { id } = await book(asked("de", { guests: [{ email: "mia@example.com" }] }));
  const { guest, brought, hosts } = await requireBooking(studio, id);
  expect([guest, ...brought].map(({ language }) => language)).toEqual(["de", "de"]);
  expect(hosts.map(({ language }) => language)).toEqual(["en"]);
  const subjects = await sendAll();
  for (const email of ["gustav@example.com", "mia@example.com"])
    expect(subjects.get(`booking_confirmed_guest ${email}`)).toMatch(
      /^Intro call mit Anna Berg, Do\. 3\. Dez/,
    );
  expect([...subjects.values()]).toContainEqual(expect.stringMatching(/^New booking: Gustav Gast/));
});

test("who asks for no language gets English, and a host their own", async () => {
  await chooseGerman(studio);
  const { id } = await book(asked(undefined));
  const { guest, hosts } = await requireBooking(studio, id);
  expect(guest.language).toBe("en");
  expect(hosts.map(({ language }) => language)).toEqual(["de"]);
  const subjects = [...(await sendAll()).values()];
  expect(subjects).toContainEqual(expect.stringMatching(/^Intro call with Anna Berg/));
  expect(subjects).toContainEqual(expect.stringMatching(/^Neue Buchung: Gustav Gast/));
});

test("the same request from a page in another language is the same request", async () => {
  const first = await book(asked("de"), { idempotencyKey: "once" });
  expect((await book(asked("en"), { idempotencyKey: "once" })).id).toBe(first.id);
  const ids = [asked("de"), asked("en")].map((input) => confirmationId(opened.link.id, "form", input));
  expect(ids[0]).toBe(ids[1]);
});

test("a sign-up's mail is in the language of its page", async () => {
  const nia = { name: "Nia Neu", password: "a long enough password", timeZone: "Europe/Berlin" };
  await requestSignUp(world.visit, { ...nia, email: "nia@example.com" }, "de");
  const rows = await inTransaction(world.db, { installation: "on" }, (tx) =>
    tx.select({ mailId: mails.id }).from(mails).innerJoin(signUps, eq(signUps.id, mails.signUpId)),
  );
  for (const { mailId } of rows) await sendQueuedMail(world.visit, { mailId, organizationId: null });
  const [sent] = await inTransaction(world.db, { installation: "on" }, (tx) =>
    tx.select().from(mails).where(eq(mails.recipientEmail, "nia@example.com")),
  );
  expect(sent?.subject).toBe("Bestätige deine Adresse, um die Registrierung abzuschließen");
  expect(sent?.bodyText).toContain("Der Link gilt einmal und 24 Stunden lang.");
});
