import { eq } from "drizzle-orm";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { mails } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import { cancelBooking } from "@/lib/bookings/cancel-booking";
import { moveBooking } from "@/lib/bookings/move-booking";
import { getBookingDetails } from "@/lib/bookings/queries";
import { provide } from "@/lib/config";
import { startWorker } from "@/lib/jobs/worker";
import { readReplies } from "@/lib/replies/read-replies";
import { minuteMs } from "@/lib/time/zone";
import {
  createOpenLink,
  createStudio,
  createWorld,
  request,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";
import { areInstalled, isProgram } from "./installed";
import { domain, dovecot, dovecotImap, exim, type MailServers, startMailServers } from "./mail-servers";
import { calendarOf, readAll, tinyCalendar } from "./read-mailbox";

const canRun = areInstalled({
  exim4: isProgram(exim),
  "dovecot-imapd": isProgram(dovecot) && isProgram(dovecotImap),
});

describe.skipIf(!canRun)("through exim, and read back from dovecot", () => {
  let world: TestWorld;
  let servers: MailServers;
  let worker: { stop(): Promise<void> };
  beforeAll(async () => {
    [world, servers] = await Promise.all([createWorld(), startMailServers()]);
    process.env.MAIL_FROM = `Openhour <bookings@${domain}>`;
    provide({ DATABASE_URL: world.url, SMTP_URL: servers.smtpUrl, IMAP_URL: servers.imapUrl("bookings") });
    worker = await startWorker();
  });
  afterAll(async () => {
    await worker?.stop();
    await closeDatabase();
    await world?.drop();
    await servers?.stop();
  });

  const inbox = (person: string) => readAll(servers.imapUrl(person));
  /** A booking of Thursday at ten with a host of this name, for a guest of that one. */
  async function book(host: string, guest: string) {
    const studio = await createStudio(world.visit, { email: `${host}@${domain}` });
    const { ctx, link } = await createOpenLink(studio);
    const asked = request(tenOnThursday, { email: `${guest}@${domain}` });
    return { studio, booking: await bookSlot(ctx, link, asked) };
  }

  /** A person's mails as soon as there are so many of them. */
  async function arrived(person: string, count: number) {
    await expect.poll(async () => (await inbox(person)).length, { timeout: 20_000 }).toBe(count);
    return inbox(person);
  }

  test("a confirmation, a move and a cancellation are one entry that moves and goes", async () => {
    const { studio, booking } = await book("anna", "gustav");
    const calendar = tinyCalendar();
    const takes = async (count: number) => {
      for (const mail of (await arrived("gustav", count)).slice(-1)) calendar.take(calendarOf(mail));
      return calendar.starts();
    };
    expect(await takes(1)).toEqual(["2026-12-03T09:00:00Z"]);
    await moveBooking(studio, booking.id, { start: tenOnThursday + 60 * minuteMs });
    expect(await takes(2)).toEqual(["2026-12-03T10:00:00Z"]);
    await cancelBooking(studio, booking.id, { reason: "" });
    expect(await takes(3)).toEqual([]);
  });

  /** A mail to the address that invitations come from. */
  const write = (subject: string, calendar?: string) =>
    createTransport(servers.smtpUrl).sendMail({
      from: `greta@${domain}`,
      to: `bookings@${domain}`,
      subject,
      text: subject,
      ...(calendar !== undefined && { icalEvent: { method: "REPLY", content: calendar } }),
    });

  test("who declines in their calendar is marked, and the host hears of it", async () => {
    const { studio, booking } = await book("boris", "greta");
    const invitations = (await arrived("greta", 1))
      .map(calendarOf)
      .map((text) => text.replaceAll("\r\n ", ""));
    // Calendars answer the organizer, and that is whose mailbox we read.
    const organizer = `mailto:bookings@${domain}`;
    expect(invitations).toEqual([expect.stringContaining(`ORGANIZER;CN=Anna Berg:${organizer}`)]);
    await write("Broken", "BEGIN:VCALENDAR\r\n");
    await write("A question");
    await createTransport(servers.smtpUrl).sendMail({
      envelope: { from: `greta@${domain}`, to: `bookings@${domain}` },
      raw: nested(300),
    });
    await write("I decline", declined(booking.uid, `greta@${domain}`, organizer));
    await arrived("bookings", 4);
    await readReplies(world.visit);
    expect((await getBookingDetails(studio, booking.id))?.guest.response).toBe("declined");
    const subjects = (await arrived("boris", 2)).map(({ parsed }) => parsed.subject);
    expect(subjects.at(-1)).toMatch(/^Declined: Gustav Gast/);
    const marks = (await inbox("bookings")).map(({ parsed, flags }) => [
      parsed.subject,
      [...flags].toSorted(),
    ]);
    expect(Object.fromEntries(marks)).toEqual({
      Broken: ["OpenhourRead", "\\Seen"],
      "A question": ["OpenhourRead"],
      Nested: ["OpenhourRead"],
      "I decline": ["OpenhourRead", "\\Seen"],
    });
  });

  test("a mail that comes back is marked, with why", async () => {
    const { studio } = await book("carla", "nobody");
    const toNobody = async () => {
      await readReplies(world.visit);
      const [mail] = await inTransaction(world.db, studio, (tx) =>
        tx
          .select()
          .from(mails)
          .where(eq(mails.recipientEmail, `nobody@${domain}`)),
      );
      return `${mail?.state}: ${mail?.response}`;
    };
    await expect.poll(toNobody, { timeout: 20_000 }).toMatch(/^bounced: 5\.\d\.\d/);
  });
});

/** A mail of parts within parts within parts, which is nothing but trouble. */
function nested(depth: number): string {
  const open = Array.from(
    { length: depth },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
  );
  return `From: greta@${domain}\r\nSubject: Nested\r\nMIME-Version: 1.0\r\n${open.join("")}\r\nx\r\n`;
}

/** What a calendar writes when its person declines the first state of a meeting. */
const declined = (uid: string, email: string, organizer: string) =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Somebody//Calendar//EN",
    "METHOD:REPLY",
    "BEGIN:VEVENT",
    `UID:${uid}`,
    "SEQUENCE:0",
    "DTSTAMP:20261202T065900Z",
    `ORGANIZER:${organizer}`,
    `ATTENDEE;PARTSTAT=DECLINED:mailto:${email}`,
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ].join("\r\n");
