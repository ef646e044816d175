import ICAL from "ical.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseMailbox } from "@/lib/mail-address";
import { type InvitationInput, invitation } from "@/lib/notifications/invitation";
import { createMailer, type Mailer, type MailMessage, MailRefused } from "@/lib/notifications/mailer";
import { smtpReply, startSmtp, type TestSmtp } from "@/tests/support/smtp";

let smtp: TestSmtp;
let mailer: Mailer;
beforeEach(async () => {
  smtp = await startSmtp();
  mailer = createMailer(smtp.url);
});
afterEach(async () => {
  mailer.close();
  await smtp.close();
});

const meeting: InvitationInput = {
  method: "REQUEST",
  uid: "booking-1@openhour.example",
  sequence: 0,
  stampedAt: Date.parse("2026-11-20T08:15:30Z"),
  startsAt: Date.parse("2026-12-03T09:00:00Z"),
  endsAt: Date.parse("2026-12-03T09:30:00Z"),
  summary: "Intro call – Größe, 你好 👋",
  description: "First line\nSecond line, with a comma; and a backslash \\",
  url: "https://openhour.example/booking/abc",
  organizer: { name: "Anna Berg", email: "anna@example.com" },
  attendees: [{ name: 'Sam "the guest" O\'Neil', email: "sam@example.net" }],
  status: "confirmed",
};

const mail: MailMessage = {
  from: { name: "Openhour", address: "no-reply@openhour.example" },
  to: { name: "Sam Guest", address: "sam@example.net" },
  replyTo: { name: "Anna Berg", address: "anna@example.com" },
  subject: "Intro call with Anna Berg",
  text: "See you then.",
  html: "<p>See you then.</p>",
  messageId: "<booking-1.0.guest@openhour.example>",
  calendar: { method: "REQUEST", content: invitation(meeting) },
};

const send = async (changes: Partial<MailMessage> = {}) => {
  await mailer.send({ ...mail, ...changes });
  const received = smtp.messages.at(-1);
  if (!received) throw new Error("Nothing arrived.");
  return received;
};

/** A mail's parts by content type, `multipart/…` with its children: enough MIME for what nodemailer writes. */
type Part = { type: string; header: string; body: string; parts: Part[] };
function mimeTree(raw: string): Part {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const header = head.replace(/\r\n[ \t]+/g, " ");
  const body = rest.join("\r\n\r\n");
  const type = /^content-type: (.*)$/im.exec(header)?.[1] ?? "";
  const boundary = /boundary="([^"]+)"/.exec(type)?.[1];
  const parts = boundary
    ? body
        .split(`--${boundary}`)
        .slice(1, -1)
        .map((part) => mimeTree(part.trimStart()))
    : [];
  return { type: type.replace(/; boundary=.*/, ""), header, body, parts };
}
const shape = ({ type, parts }: Part): unknown => (parts.length > 0 ? { [type]: parts.map(shape) } : type);

describe("an invitation", () => {
  test.each(["REQUEST", "CANCEL"] as const)(
    "has the shape that mail programs act on (%s)",
    async (method) => {
      const { raw } = await send({ calendar: { method, content: invitation({ ...meeting, method }) } });
      expect(shape(mimeTree(raw))).toEqual({
        "multipart/mixed": [
          {
            "multipart/alternative": [
              "text/plain; charset=utf-8",
              "text/html; charset=utf-8",
              `text/calendar; charset=utf-8; method=${method}`,
            ],
          },
          "application/ics; name=invite.ics",
        ],
      });
      expect(raw).toContain("Content-Disposition: attachment; filename=invite.ics");
    },
  );

  test("arrives byte for byte, as the part and as the attachment", async () => {
    const { parsed } = await send();
    expect(parsed.attachments.map(({ content }) => content.toString())).toEqual([
      invitation(meeting),
      invitation(meeting),
    ]);
  });

  test("is read by a calendar as it was meant", async () => {
    const { parsed } = await send();
    const calendar = new ICAL.Component(ICAL.parse(parsed.attachments[0]?.content.toString() ?? ""));
    const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? undefined);
    expect(calendar.getFirstPropertyValue("method")).toBe("REQUEST");
    expect(event.summary).toBe(meeting.summary);
    expect(event.description).toBe(meeting.description);
    expect(event.uid).toBe(meeting.uid);
    expect(event.startDate.toJSDate().getTime()).toBe(meeting.startsAt);
    expect(event.endDate.toJSDate().getTime()).toBe(meeting.endsAt);
    expect(event.attendees[0]?.getFirstParameter("cn")).toBe("Sam 'the guest' O'Neil");
  });
});

describe("a mail", () => {
  test("goes to the recipient with the words and the id it was given", async () => {
    const { envelope, parsed } = await send();
    expect(envelope).toEqual({ from: mail.from.address, to: [mail.to.address] });
    expect(parsed.messageId).toBe(mail.messageId);
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.text?.trim()).toBe(mail.text);
    expect(parsed.html).toContain(mail.html);
    expect(parsed.from?.value).toEqual([mail.from]);
    expect(parsed.replyTo?.value).toEqual([mail.replyTo]);
  });

  test("tells machines that a machine wrote it", async () => {
    expect((await send()).parsed.headers.get("auto-submitted")).toBe("auto-generated");
  });

  test("without an invitation is just text and HTML", async () => {
    const { calendar: _, ...plain } = mail;
    await mailer.send(plain);
    const [received] = await smtp.waitForMessages(1);
    expect(shape(mimeTree(received?.raw ?? ""))).toEqual({
      "multipart/alternative": ["text/plain; charset=utf-8", "text/html; charset=utf-8"],
    });
  });

  test("resolves with what the server said", async () => {
    expect(await mailer.send(mail)).toEqual({ response: expect.stringMatching(/^250 /) });
  });
});

describe("what somebody typed", () => {
  test.each([
    ["subject", { subject: "Hello\r\nBcc: evil@example.org\r\n\r\nBody" }],
    [
      "recipient's name",
      { to: { name: 'Sam" <evil@example.org>\r\nBcc: evil@example.org', address: mail.to.address } },
    ],
    ["name with a comma and an address", { to: { name: "evil@example.org, Sam", address: mail.to.address } }],
    ["sender's name", { from: { name: "Anna\r\nBcc: evil@example.org", address: mail.from.address } }],
    ["name to reply to", { replyTo: { name: "A\n\nB: <evil@example.org>,", address: "anna@example.com" } }],
    [
      "name with a NUL and an unfinished surrogate",
      { to: { name: "S\0am \ud83d", address: mail.to.address } },
    ],
  ])("adds no header and no recipient: %s", async (_what, typed) => {
    const { envelope, parsed, raw } = await send(typed);
    expect(envelope.to).toEqual([mail.to.address]);
    expect(parsed.to).toMatchObject({ value: [{ address: mail.to.address }] });
    expect(parsed.bcc).toBeUndefined();
    const plain = await send();
    expect(fieldNames(raw)).toEqual(fieldNames(plain.raw));
  });

  test.each([
    "ok@x.example\r\nRCPT TO:<evil@example.org>",
    "ok@x.example, evil@example.org",
    "ok@x.example> <evil@example.org",
    "Sam <sam@example.net>",
    '"a b"@example.net',
    "sam@example.net\0",
    "sam@-",
    "sam",
    "",
    `${"a".repeat(65)}@example.net`,
  ])("is refused for good as a recipient: %j", async (address) => {
    await expect(mailer.send({ ...mail, to: { name: "", address } })).rejects.toBeInstanceOf(MailRefused);
    expect(smtp.messages).toEqual([]);
  });

  test.each<Partial<MailMessage>>([
    { messageId: "<a@b>\r\nBcc: evil@example.org" },
    { messageId: "no-brackets@example.org" },
    { from: { name: "", address: "a@b.example\r\nX: y" } },
    { replyTo: { name: "", address: "a@b.example, c@d.example" } },
  ])("is our mistake, not the recipient's: %j", async (wrong) => {
    await expect(mailer.send({ ...mail, ...wrong })).rejects.toBeInstanceOf(TypeError);
    expect(smtp.messages).toEqual([]);
  });

  test("never opens a file, even where text has become something else on its way", async () => {
    const html = { path: "/etc/hostname" } as unknown as string;
    await expect(mailer.send({ ...mail, html })).rejects.toThrow("File access rejected");
  });
});

const fieldNames = (raw: string) =>
  mimeTree(raw)
    .header.split("\r\n")
    .map((line) => line.split(":")[0]);

describe("a server that says no", () => {
  test("for good to the recipient: MailRefused with its words", async () => {
    smtp.refuseRecipient(mail.to.address, 550);
    await expect(mailer.send(mail)).rejects.toMatchObject({
      name: "MailRefused",
      response: "550 test says no",
    });
    expect(await mailer.send({ ...mail, to: { name: "", address: "other@example.net" } })).toBeTruthy();
  });

  test("for good to the message: MailRefused", async () => {
    smtp.onData = () => {
      throw smtpReply(554);
    };
    await expect(mailer.send(mail)).rejects.toBeInstanceOf(MailRefused);
  });

  test("for now: an ordinary error, and the next try gets through", async () => {
    const allow = smtp.refuseRecipient(mail.to.address, 451);
    const error = await mailer.send(mail).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ responseCode: 451 });
    expect(error).not.toBeInstanceOf(MailRefused);
    allow();
    await send();
    expect(smtp.messages).toHaveLength(1);
  });

  test("for good to the sender: an ordinary error, since the setting can be mended", async () => {
    smtp.refuseSender(mail.from.address, 550);
    const error = await mailer.send(mail).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ responseCode: 550 });
    expect(error).not.toBeInstanceOf(MailRefused);
  });
});

describe("a server that is not there", () => {
  const failure = () =>
    mailer.send(mail).then(
      () => null,
      (error: unknown) => error,
    );

  test("at all: an ordinary error", async () => {
    await smtp.close();
    const error = await failure();
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(MailRefused);
  });

  test("any more between two mails, then again: the second goes out over a new connection", async () => {
    await send();
    await smtp.close();
    expect(await failure()).not.toBeInstanceOf(MailRefused);
    smtp = await startSmtp({ port: Number(new URL(smtp.url).port) });
    await send();
    expect(smtp.messages).toHaveLength(1);
  });

  test("any more in the middle of a message: an ordinary error, and no second try behind our back", async () => {
    await send();
    const held = smtp.holdNext();
    const outcome = failure();
    await held.arrived;
    held.hangUp();
    const error = await outcome;
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(MailRefused);
    expect(smtp.messages).toHaveLength(1);
  });
});

test("waits for the answer to a message that is held back", async () => {
  const held = smtp.holdNext();
  const sent = mailer.send(mail);
  expect((await held.arrived).parsed.subject).toBe(mail.subject);
  expect(smtp.messages).toEqual([]);
  held.accept();
  await sent;
  expect(smtp.messages).toHaveLength(1);
});

test("gives up on an address that is no SMTP server's", () => {
  expect(() => createMailer("http://localhost:25")).toThrow(TypeError);
  expect(() => createMailer("mail.example.org")).toThrow(TypeError);
});

test.each([
  ["Openhour <hello@example.org>", { name: "Openhour", address: "hello@example.org" }],
  ['"Berg, Anna" <anna@example.org>', { name: "Berg, Anna", address: "anna@example.org" }],
  ["hello@example.org", { name: "", address: "hello@example.org" }],
  ["Openhour <hello@example.org> <b@example.org>", null],
  ["Openhour", null],
])("reads %s as a sender", (text, mailbox) => {
  expect(parseMailbox(text)).toEqual(mailbox);
});
