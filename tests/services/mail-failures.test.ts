import { eq, inArray } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { closeDatabase } from "@/db/client";
import { attendees, mails } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import { provide } from "@/lib/config";
import type { Context } from "@/lib/context";
import { say } from "@/lib/i18n/say";
import { startWorker } from "@/lib/jobs/worker";
import { queueBookingMails } from "@/lib/notifications/outbox";
import { closeMailer, sendQueuedMail } from "@/lib/notifications/send-queued-mail";
import { sender } from "@/lib/notifications/sender";
import { smtpReply, startSmtp, type TestSmtp } from "@/tests/support/smtp";
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
let smtp: TestSmtp;
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
  closeMailer();
  await smtp.close();
});

const gustav = { name: "Gustav Gast", email: "gustav@example.com" };
type Kind = "booking_confirmed_guest" | "booking_reminder_guest";

/** A booking whose one mail that waits is of this kind, to Gustav. */
async function queue(kind: Kind) {
  const studio = await createStudio(world.visit);
  const opened = await createOpenLink(studio);
  const { ctx, link } = await changeLink(studio, opened.link, { guestReminders: [60] });
  const booking = await bookSlot(ctx, link, request(tenOnThursday));
  await inTransaction(world.db, studio, async (tx) => {
    if (kind !== "booking_confirmed_guest")
      await queueBookingMails(tx, studio, booking, [{ kind, to: gustav, leadMinutes: 60 }]);
    await tx.delete(mails).where(
      inArray(
        mails.kind,
        (["booking_confirmed_guest", "booking_confirmed_owner"] as const).filter((other) => other !== kind),
      ),
    );
  });
  const read = async () => {
    const [mail] = await inTransaction(world.db, studio, (tx) => tx.select().from(mails));
    if (!mail) throw new Error("No mail waits.");
    return mail;
  };
  const { id: mailId } = await read();
  /** Tries once, as the queue does now and later; answers whether that is to be tried again. */
  const attempt = async (ofJob?: number) => {
    const job = { mailId, organizationId: studio.organizationId };
    const visit = ofJob === undefined ? world.visit : { ...world.visit, attempt: ofJob };
    const failed = await sendQueuedMail(visit, job).then(
      () => false,
      () => true,
    );
    return failed ? "again" : "done";
  };
  return { studio, read, attempt };
}

const kinds = ["booking_confirmed_guest", "booking_reminder_guest"] as const satisfies readonly Kind[];

describe.each(kinds)("a mail (%s)", (kind) => {
  test("that is greylisted at RCPT TO waits, and goes out once the server takes it", async () => {
    const letPass = smtp.refuseRecipient(gustav.email, 451);
    const { read, attempt } = await queue(kind);
    expect(await attempt()).toBe("again");
    expect(await read()).toMatchObject({ state: "queued", attempts: 1, sentAt: null });
    expect((await read()).response).toContain("451");
    letPass();
    expect(await attempt()).toBe("done");
    expect(await read()).toMatchObject({ state: "sent", attempts: 2, sentAt: now });
    expect(await attempt()).toBe("done");
    expect(smtp.messages).toHaveLength(1);
  });

  test("that is put off after its last line waits, and goes out once", async () => {
    const held = smtp.holdNext();
    const { read, attempt } = await queue(kind);
    const first = attempt();
    await held.arrived;
    held.refuse(452);
    expect(await first).toBe("again");
    expect(await attempt()).toBe("done");
    expect(await read()).toMatchObject({ state: "sent", attempts: 2 });
    expect(smtp.messages).toHaveLength(1);
  });

  test.each([550, 554])("that is refused for good (%i) is not tried again", async (code) => {
    const held = smtp.holdNext();
    const { read, attempt } = await queue(kind);
    const first = attempt();
    await held.arrived;
    held.refuse(code);
    expect(await first).toBe("done");
    expect(await read()).toMatchObject({ state: "refused", attempts: 1, sentAt: null });
    expect((await read()).response).toContain(String(code));
    expect(await attempt()).toBe("done");
    expect(smtp.messages).toEqual([]);
  });

  test("whose sender the server refuses waits: the settings are wrong, not the mail", async () => {
    const letPass = smtp.refuseSender(sender().address, 550);
    const { read, attempt } = await queue(kind);
    expect(await attempt()).toBe("again");
    expect(await read()).toMatchObject({ state: "queued" });
    letPass();
    expect(await attempt()).toBe("done");
    expect(smtp.messages).toHaveLength(1);
  });

  test("waits while the server is down, and goes out when it is back", async () => {
    const port = Number(new URL(smtp.url).port);
    await smtp.close();
    const { read, attempt } = await queue(kind);
    expect([await attempt(), await attempt()]).toEqual(["again", "again"]);
    expect(await read()).toMatchObject({ state: "queued", attempts: 2, sentAt: null });
    smtp = await startSmtp({ port });
    expect(await attempt()).toBe("done");
    expect(await read()).toMatchObject({ state: "sent" });
    expect(smtp.messages).toHaveLength(1);
  });

  test("waits when an idle connection has died, and goes out over another", async () => {
    const first = await queue(kind);
    await first.attempt();
    const port = Number(new URL(smtp.url).port);
    await smtp.close();
    smtp = await startSmtp({ port });
    const second = await queue(kind);
    await vi.waitFor(async () => expect(await second.attempt()).toBe("done"));
    expect(await second.read()).toMatchObject({ state: "sent" });
    expect(smtp.messages).toHaveLength(1);
  });
});

/** The log says why nobody knows whether it came. */
const givenUp = { state: "refused", response: say("mails.unanswered"), sentAt: null };

describe("a connection that breaks after the last line, without an answer,", () => {
  async function breakOff(kind: Kind) {
    const held = smtp.holdNext();
    const { read, attempt } = await queue(kind);
    const first = attempt();
    await held.arrived;
    held.hangUp();
    return { read, attempt, first: await first };
  }

  test("has a confirmation sent once more: better two than none, under one Message-ID", async () => {
    const { read, attempt, first } = await breakOff("booking_confirmed_guest");
    expect(first).toBe("again");
    expect(await attempt()).toBe("done");
    expect(await read()).toMatchObject({ state: "sent", attempts: 2 });
    expect(smtp.messages.map(({ parsed }) => parsed.messageId)).toEqual([
      expect.stringContaining((await read()).id),
    ]);
  });

  test("has a reminder given up: it may have arrived, and better none than two", async () => {
    const { read, attempt, first } = await breakOff("booking_reminder_guest");
    expect(first).toBe("done");
    expect(await read()).toMatchObject({ ...givenUp, attempts: 1 });
    expect(await attempt()).toBe("done");
    expect(smtp.messages).toEqual([]);
  });
});

describe("a process that dies between the server's yes and its own note", () => {
  /** As the row is found then: handed over, and nothing said about it since. */
  const die = (studio: Context, sentAt: number | null) =>
    inTransaction(world.db, studio, (tx) =>
      tx
        .update(mails)
        .set({ state: "queued", sentAt, response: null })
        .where(eq(mails.recipientEmail, gustav.email)),
    );

  test("sends a confirmation once more", async () => {
    const { studio, attempt } = await queue("booking_confirmed_guest");
    await attempt();
    await die(studio, null);
    expect(await attempt()).toBe("done");
    expect(smtp.messages).toHaveLength(2);
  });

  test("sends no second reminder, and the log says why", async () => {
    const { studio, read, attempt } = await queue("booking_reminder_guest");
    const held = smtp.holdNext();
    const first = attempt();
    await held.arrived;
    // What a process that dies now leaves behind.
    expect(await read()).toMatchObject({ state: "queued", sentAt: now });
    held.accept();
    await first;
    await die(studio, now);
    expect(await attempt()).toBe("done");
    expect(await read()).toMatchObject(givenUp);
    expect(smtp.messages).toHaveLength(1);
  });
});

test("a mail is given up after many attempts, with the server's last word", async () => {
  smtp.refuseRecipient(gustav.email, 450);
  const { studio, read, attempt } = await queue("booking_confirmed_guest");
  await inTransaction(world.db, studio, (tx) => tx.update(mails).set({ attempts: 19 }));
  expect(await attempt()).toBe("done");
  expect(await read()).toMatchObject({ state: "refused", attempts: 20 });
  expect((await read()).response).toContain("450");
});

describe("what counts as an attempt to send a mail", () => {
  test("is handing it over, and not what went wrong before", async () => {
    const { studio, read, attempt } = await queue("booking_confirmed_guest");
    const liveIn = (timeZone: string) =>
      inTransaction(world.db, studio, (tx) => tx.update(attendees).set({ timeZone }));
    await liveIn("Mars/Olympus");
    expect([await attempt(24), await attempt(25)]).toEqual(["again", "again"]);
    expect(await read()).toMatchObject({ state: "queued", attempts: 0 });
    await liveIn("Europe/Berlin");
    expect(await attempt(1)).toBe("done");
    expect(await read()).toMatchObject({ state: "sent", attempts: 1 });
  });

  test("is counted anew when the job is retried", async () => {
    const letPass = smtp.refuseRecipient(gustav.email, 450);
    const { studio, read, attempt } = await queue("booking_confirmed_guest");
    await inTransaction(world.db, studio, (tx) => tx.update(mails).set({ attempts: 19 }));
    expect(await attempt(1)).toBe("again");
    expect(await read()).toMatchObject({ state: "queued", attempts: 1 });
    expect(await attempt(2)).toBe("again");
    expect(await read()).toMatchObject({ state: "queued", attempts: 2 });
    letPass();
    expect(await attempt(3)).toBe("done");
    expect(await read()).toMatchObject({ state: "sent", attempts: 3 });
  });
});

test("of a reminder's job that runs twice at once, one sends it", async () => {
  const { read, attempt } = await queue("booking_reminder_guest");
  const held = smtp.holdNext();
  const all = [1, 2, 3].map(() => attempt());
  await held.arrived;
  held.accept();
  expect(await Promise.all(all)).toEqual(["done", "done", "done"]);
  expect(await read()).toMatchObject({ state: "sent", attempts: 1 });
  expect(smtp.messages).toHaveLength(1);
});

test("the worker itself tries again what was greylisted: nothing is lost and nothing comes twice", async () => {
  const gina = { name: "Gina Gast", email: "gina@example.com" };
  let turnedAway = 0;
  smtp.onData = ({ envelope }) => {
    if (turnedAway >= 2 || !envelope.to.includes(gina.email)) return;
    turnedAway += 1;
    throw smtpReply(451, "come back later");
  };
  const studio = await createStudio(world.visit);
  const { ctx, link } = await createOpenLink(studio);
  await bookSlot(ctx, link, request(tenOnThursday, gina));
  const worker = await startWorker();
  await expect
    .poll(
      async () => {
        const found = await inTransaction(world.db, studio, (tx) => tx.select().from(mails));
        return found.map(({ state, attempts }) => `${state} ${attempts}`).sort();
      },
      { timeout: 30_000 },
    )
    .toEqual(["sent 1", "sent 3"]);
  await worker.stop();
  expect(smtp.messages.filter(({ envelope }) => envelope.to.includes(gina.email))).toHaveLength(1);
});
