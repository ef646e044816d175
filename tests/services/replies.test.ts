import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { attendees, bookings, mails } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import { cancelBooking } from "@/lib/bookings/cancel-booking";
import { moveBooking } from "@/lib/bookings/move-booking";
import { getBookingDetails } from "@/lib/bookings/queries";
import { provide } from "@/lib/config";
import type { Context } from "@/lib/context";
import { say } from "@/lib/i18n/say";
import { sendQueuedMail } from "@/lib/notifications/send-queued-mail";
import { findParts } from "@/lib/replies/find-parts";
import { handleMessage } from "@/lib/replies/handle-message";
import { MalformedMessage } from "@/lib/replies/mailbox-message";
import { readFailure } from "@/lib/replies/read-bounce";
import { readReplies } from "@/lib/replies/read-replies";
import { toIso } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";
import {
  changeLink,
  createOpenLink,
  createStudio,
  createWorld,
  now,
  request,
  type TestWorld,
  tenOnThursday,
} from "@/tests/support/studio";

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
  provide({ DATABASE_URL: world.url, SMTP_URL: "" });
});
afterAll(() => world.drop());

const [gustav, pia] = ["gustav@example.com", "pia@example.com"];
const later = { hour: tenOnThursday + 60 * minuteMs };

/** Gustav's booking, with Pia along. */
async function bookOne() {
  const studio = await createStudio(world.visit);
  const opened = await createOpenLink(studio);
  const { ctx, link } = await changeLink(studio, opened.link, { maxGuests: 3 });
  return {
    studio,
    booking: await bookSlot(ctx, link, { ...request(tenOnThursday), guests: [{ email: pia }] }),
  };
}

type Answer = {
  uid: string;
  email?: string;
  answer?: string;
  sequence?: number;
  at?: number;
  more?: string[];
};

const basic = (at: number) => toIso(at).replace(/[-:]|\.\d+/g, "");

const reply = ({
  uid,
  email = gustav,
  answer = "DECLINED",
  sequence = 0,
  at = now - minuteMs,
  more = [],
}: Answer) =>
  [
    "BEGIN:VCALENDAR",
    "PRODID:-//Somebody//Calendar//EN",
    "VERSION:2.0",
    "METHOD:REPLY",
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${basic(at)}`,
    "ORGANIZER:mailto:anna@example.com",
    `ATTENDEE;CN="Gustav: Gast";PARTSTAT=${answer}:mailto:${email}`,
    ...more,
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ].join("\r\n");

const send = (answer: Answer, from = answer.email ?? gustav, at = now) =>
  handleMessage({ ...world.visit, now: at }, { from: [from], calendar: reply(answer) });

const responses = async (studio: Context, id: string) => {
  const booking = await getBookingDetails(studio, id);
  return [booking?.guest, ...(booking?.brought ?? [])].map((person) => person?.response);
};

const toHosts = (studio: Context) =>
  inTransaction(world.db, studio, (tx) =>
    tx.select().from(mails).where(eq(mails.kind, "booking_declined_owner")),
  );

describe("an answer to an invitation", () => {
  test("that declines marks the attendee, tells the host once, and leaves the booking as it is", async () => {
    const { studio, booking } = await bookOne();
    expect(await send(booking)).toBe("answered");
    expect(await responses(studio, booking.id)).toEqual(["declined", "needs_action"]);
    expect((await getBookingDetails(studio, booking.id))?.status).toBe("confirmed");
    expect(await toHosts(studio)).toMatchObject([{ bookingId: booking.id, recipientName: "Anna Berg" }]);
    // Read again after a crash, and declined again after a change of mind.
    expect(await send(booking)).toBe("reply older than the last");
    expect(await send({ ...booking, answer: "ACCEPTED", at: now })).toBe("answered");
    expect(await send({ ...booking, at: now + minuteMs }, gustav, now + minuteMs)).toBe("answered");
    expect(await toHosts(studio)).toHaveLength(1);
  });

  test("of each of several is told with their own name, and of nobody who has come round by then", async () => {
    const { studio, booking } = await bookOne();
    await send(booking);
    await send({ ...booking, email: pia });
    const subjects = async () => {
      for (const { id } of await toHosts(studio))
        await sendQueuedMail(world.visit, { mailId: id, organizationId: studio.organizationId });
      return (await toHosts(studio)).map(({ subject }) => subject?.split(",")[0] ?? null).sort();
    };
    await send({ ...booking, email: pia, answer: "ACCEPTED", at: now });
    expect(await subjects()).toEqual(["Declined: Gustav Gast", null]);
    expect((await toHosts(studio)).map(({ response }) => response)).toContain(say("mails.outOfDate"));
    // The mail that was never sent is not in the way of this one.
    await send({ ...booking, email: pia, at: now + minuteMs }, pia, now + minuteMs);
    expect(await subjects()).toEqual(["Declined: Gustav Gast", `Declined: ${pia}`]);
  });

  test.each([
    ["ACCEPTED", "accepted"],
    ["TENTATIVE", "tentative"],
  ])("that says %s is written down and tells nobody", async (answer, response) => {
    const { studio, booking } = await bookOne();
    expect(await send({ ...booking, answer, email: "PIA@Example.com" }, pia)).toBe("answered");
    expect(await responses(studio, booking.id)).toEqual(["needs_action", response]);
    expect(await toHosts(studio)).toEqual([]);
  });

  test("counts only from the one it is an answer of", async () => {
    const { studio, booking } = await bookOne();
    expect(await send(booking, pia)).toBe("reply for somebody other than its sender");
    expect(await send({ ...booking, email: "eve@example.com" })).toBe("reply of nobody invited");
    expect(await send({ ...booking, answer: "DELEGATED" })).toBe("reply for somebody other than its sender");
    expect(await send({ ...booking, uid: "another@example.com" })).toBe("reply to no booking of ours");
    expect(await responses(studio, booking.id)).toEqual(["needs_action", "needs_action"]);
  });

  test("counts only for the meeting as it stands, and a move asks everybody again", async () => {
    const { studio, booking } = await bookOne();
    await send({ ...booking, answer: "ACCEPTED" });
    await moveBooking(studio, booking.id, { start: later.hour });
    expect(await responses(studio, booking.id)).toEqual(["needs_action", "needs_action"]);
    expect(await send(booking)).toBe("reply to an earlier state");
    expect(await send({ ...booking, sequence: 1 })).toBe("answered");
    expect(await send({ ...booking, sequence: 1, at: later.hour }, gustav, later.hour + 30 * minuteMs)).toBe(
      "reply to a meeting that does not stand",
    );
    await cancelBooking(studio, booking.id, { reason: "" });
    expect(await send({ ...booking, sequence: 2, at: now })).toBe("reply to a meeting that does not stand");
  });

  test("from a clock that is ahead does not silence the next one", async () => {
    const { studio, booking } = await bookOne();
    await send({ ...booking, at: now + 24 * 60 * minuteMs });
    const [row] = await inTransaction(world.db, studio, (tx) =>
      tx.select().from(attendees).where(eq(attendees.email, gustav)),
    );
    expect(row?.respondedAt).toBe(now);
    expect(await send({ ...booking, answer: "ACCEPTED", at: now + minuteMs }, gustav, now + minuteMs)).toBe(
      "answered",
    );
  });

  test("is read in spite of odd lines, a byte order mark and folded ones", async () => {
    const { studio, booking } = await bookOne();
    const more = ["X-ODD", "DTSTART;TZID=Nowhere:20261", "SUMMARY;LANGUAGE", "BEGIN:VALARM", "END:VALARM"];
    const text = reply({ ...booking, more })
      .replace("PARTSTAT", "PART\r\n STAT")
      .replaceAll("\r\n", "\n");
    expect(await handleMessage(world.visit, { from: [gustav], calendar: `\ufeff${text}` })).toBe("answered");
    expect(await responses(studio, booking.id)).toEqual(["declined", "needs_action"]);
  });
});

test("looking a tenant up shows the application nothing but that", async () => {
  const { booking } = await bookOne();
  const seen = await world.db.transaction(async (tx) => {
    const [found] = await tx.execute(sql`select organization_of_booking(${booking.uid}) as id`);
    await tx.execute(sql`select set_config('app.lookup', 'on', true)`);
    return { found, bookings: await tx.select().from(bookings), mails: await tx.select().from(mails) };
  });
  expect(seen).toEqual({ found: { id: booking.organizationId }, bookings: [], mails: [] });
});

describe("what is no answer", () => {
  test.each([
    ["an invitation", (text: string) => text.replace("REPLY", "REQUEST")],
    [
      "an answer to one day of a series",
      (text: string) => text.replace("UID", "RECURRENCE-ID:20261203T090000Z\r\nUID"),
    ],
  ])("%s is left for people", async (_, change) => {
    const { booking } = await bookOne();
    const message = { from: [gustav], calendar: change(reply(booking)) };
    expect(await handleMessage(world.visit, message)).toBe("other");
  });

  test("a mail without a calendar is left for people", async () => {
    expect(await handleMessage(world.visit, { from: [gustav] })).toBe("other");
  });

  test.each([
    ["nothing", () => ""],
    ["words", () => "I cannot come"],
    ["half of it", (text: string) => text.slice(0, 150)],
    ["no UID", (text: string) => text.replace(/UID.*\r\n/, "")],
    ["a UID that cannot be kept", (text: string) => text.replace("UID:", "UID:\0")],
    ["no DTSTAMP", (text: string) => text.replace(/DTSTAMP.*\r\n/, "")],
    ["a DTSTAMP that is none", (text: string) => text.replace(/DTSTAMP.*/, "DTSTAMP:yesterday")],
  ])("%s is malformed, and says so without anybody's name", async (_, change) => {
    const message = { from: [gustav], calendar: change(reply({ uid: "x@example.com" })) };
    const error = await handleMessage(world.visit, message).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(MalformedMessage);
    expect(String(error)).not.toContain("example.com");
  });
});

const report = (action: string, more = "") =>
  `Reporting-MTA: dns; mx.example.com\r\n\r\nAction: ${action}\r\nFinal-Recipient: rfc822;${gustav}\r\n` +
  `Status: 5.1.1\r\nDiagnostic-Code: smtp; 550 No such\r\n  user here${more}\r\n`;

describe("a mail that came back", () => {
  /** The confirmation to Gustav as if a server had taken it. */
  async function sendOne() {
    const { studio, booking } = await bookOne();
    const [mail] = await inTransaction(world.db, studio, (tx) =>
      tx
        .update(mails)
        .set({ state: "sent", response: "250 ok" })
        .where(eq(mails.recipientEmail, gustav))
        .returning(),
    );
    const look = async () => {
      const [row] = await inTransaction(world.db, studio, (tx) =>
        tx
          .select()
          .from(mails)
          .where(eq(mails.id, mail?.id ?? "")),
      );
      return { state: row?.state, response: row?.response };
    };
    return { booking, messageId: `${mail?.id}@localhost`, look };
  }

  const bounce = (messageId: string | undefined, status = report("failed")) =>
    handleMessage(world.visit, { from: ["mailer-daemon@example.com"], report: { status, messageId } });

  test("is marked, with why", async () => {
    const { messageId, look } = await sendOne();
    expect(await bounce(messageId)).toBe("bounced");
    expect(await look()).toEqual({ state: "bounced", response: "5.1.1 550 No such user here" });
    expect(await bounce(messageId, report("failed", " again"))).toBe("bounce of no mail of ours");
    expect((await look()).response).toBe("5.1.1 550 No such user here");
  });

  test("but only late is left as it is", async () => {
    const { messageId, look } = await sendOne();
    for (const action of ["delayed", "delivered", "relayed", "expanded"])
      expect(await bounce(messageId, report(action))).toBe("not delivered yet");
    expect((await look()).state).toBe("sent");
  });

  test("is found by its Message-ID alone, whatever else it says", async () => {
    const { look } = await sendOne();
    for (const messageId of [undefined, "", "x@example.com", `${crypto.randomUUID()}@localhost`, "'; --@x"])
      expect(await bounce(messageId)).toBe("bounce of no mail of ours");
    expect((await look()).state).toBe("sent");
  });

  test("about an account belongs to no organization, and is marked too", async () => {
    const id = crypto.randomUUID();
    const account = {
      id,
      kind: "sign_up_known",
      recipientName: "x",
      recipientEmail: "x@example.com",
    } as const;
    await inTransaction(world.db, { installation: "on" }, (tx) =>
      tx.insert(mails).values({ ...account, state: "sent", createdAt: now }),
    );
    expect(await bounce(`${id}@localhost`)).toBe("bounced");
  });

  test("says why in one short line", () => {
    expect(readFailure(report("failed", `\r\n\t\u202e${"x".repeat(600)}`))).toHaveLength(500);
    expect(readFailure("Action: failed")).toBe("failed");
    expect(readFailure("nonsense")).toBeUndefined();
  });
});

test("a mailbox that does not answer is tried less and less often, and keeps nothing else from running", async () => {
  let tried = 0;
  const server = createServer((socket) => {
    tried += 1;
    socket.destroy();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  provide({ IMAP_URL: `imap://me:secret@127.0.0.1:${port}/` });
  process.env.MAIL_FROM = "Openhour <bookings@example.com>";
  const triedAt: number[] = [];
  for (let minute = 0; minute < 120; minute += 1) {
    const before = tried;
    await readReplies({ ...world.visit, now: now + minute * minuteMs });
    if (tried > before) triedAt.push(minute);
  }
  expect(triedAt).toEqual([0, 2, 6, 14, 30, 62, 94]);
  // While there is a mailbox, calendars answer to its address.
  const { booking } = await bookOne();
  expect(booking.organizer).toEqual({ name: "Anna Berg", email: "bookings@example.com" });
  provide({ IMAP_URL: "" });
  const other = await bookOne();
  expect(other.booking.organizer?.email).toMatch(/^anna-/);
  await readReplies(world.visit);
  server.close();
});

describe("where a mail has what matters", () => {
  const text = { part: "1", type: "text/plain" };
  const ics = { type: "text/calendar", parameters: { method: "REPLY" } };

  test.each([
    ["alone", { ...ics, part: undefined }, "1"],
    ["beside words", { type: "multipart/alternative", childNodes: [text, { ...ics, part: "2" }] }, "2"],
    [
      "deep",
      {
        type: "multipart/mixed",
        childNodes: [text, { type: "multipart/alternative", childNodes: [{ ...ics, part: "2.1" }] }],
      },
      "2.1",
    ],
    ["not an invitation", { ...ics, parameters: { method: "REQUEST" } }, undefined],
    [
      "not in a mail that was passed on",
      { type: "multipart/mixed", childNodes: [{ type: "message/rfc822", childNodes: [ics] }] },
      undefined,
    ],
  ])("an answer: %s", (_, structure, calendar) => {
    expect(findParts(structure)).toEqual(calendar === undefined ? {} : { calendar });
  });

  const status = { part: "2", type: "message/delivery-status" };
  const inReport = (...childNodes: { part: string; type: string; envelope?: { messageId: string } }[]) => ({
    type: "multipart/report",
    parameters: { "report-type": "delivery-status" },
    childNodes: [text, ...childNodes],
  });

  test("a report: beside it the mail, or its headers, or nothing", () => {
    const mail = { part: "3", type: "message/rfc822", envelope: { messageId: "<a@b>" } };
    const headers = { part: "3", type: "text/rfc822-headers" };
    expect(findParts(inReport(status, mail)).report).toMatchObject({ status: "2", messageId: "a@b" });
    expect(findParts(inReport(status, headers)).report).toMatchObject({ status: "2", headers: "3" });
    expect(findParts(inReport(status)).report).toMatchObject({ status: "2" });
    expect(findParts(inReport(headers))).toEqual({});
  });
});
