import { simpleParser } from "mailparser";
import nodemailer from "nodemailer";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { analyticsEvents, bookings, holds } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import type { Context } from "@/lib/context";
import type { Link } from "@/lib/links/queries";
import { findOffer } from "@/lib/share/find-offer";
import { mailContent } from "@/lib/share/mail-content";
import { mailHtml } from "@/lib/share/mail-html";
import { mailText } from "@/lib/share/mail-text";
import { pictureContent } from "@/lib/share/picture-content";
import { MailTimesQuery, PictureQuery } from "@/lib/share/schema";
import { startSmtp } from "@/tests/support/smtp";
import {
  changeLink,
  createOpenLink,
  createStudio,
  createWorld,
  request,
  type TestWorld,
} from "@/tests/support/studio";

const baseUrl = "https://time.example.com";
const timeZone = "America/St_Johns";
let world: TestWorld;
let anna: Context;
let guest: Context;
let link: Link;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());
beforeEach(async () => {
  anna = await createStudio(world.visit);
  ({ ctx: guest, link } = await createOpenLink(anna, { title: 'Kaffee <mit> "Anna" & Ümit' }));
});

const ask = (query: Record<string, unknown> = {}) => findOffer(anna, link, MailTimesQuery.parse(query));

const contentOf = async (query: Record<string, unknown> = {}, language: "en" | "de" = "en") => {
  const offer = await ask({ tz: timeZone, ...query });
  const { durationMinutes, chosen } = offer;
  const days = chosen;
  return mailContent({
    baseUrl,
    link,
    durationMinutes,
    timeZone,
    language,
    clock: undefined,
    days,
    pictureCount: 6,
  });
};

describe("times for a mail", () => {
  test("are nine of the next days in the link's zone, unless somebody says otherwise", async () => {
    const offer = await ask();
    expect(offer).toMatchObject({ timeZone: "Europe/Berlin", durationMinutes: 30, from: "2026-12-02" });
    expect(offer.chosen.map(({ onDate, starts }) => [onDate, starts.length])).toEqual([
      ["2026-12-02", 3],
      ["2026-12-03", 3],
      ["2026-12-04", 3],
    ]);
  });

  test("are free ones: one that is booked is offered no more", async () => {
    const [first] = (await ask()).chosen.flatMap(({ starts }) => starts);
    await bookSlot(guest, link, request(first ?? 0));
    const offer = await ask();
    expect(offer.freeDays.flatMap(({ starts }) => starts)).not.toContain(first);
  });

  test("keep to the picked days and the range, which is never before today nor longer than two months", async () => {
    const picked = await ask({ day: ["2026-12-04", "2026-12-24"], from: "2020-01-01", until: "2026-12-09" });
    expect(picked.from).toBe("2026-12-02");
    expect(picked.chosen.map(({ onDate }) => onDate)).toEqual(["2026-12-04"]);
    expect((await ask({ from: "2026-12-07", until: "2028-01-01" })).until).toBe("2027-02-06");
    expect((await ask({ from: "2026-12-07", until: "2026-12-01" })).until).toBe("2026-12-07");
  });

  test("of another organization's link are nobody else's, and of a closed one there are none", async () => {
    const stranger = await createStudio(world.visit);
    expect((await findOffer(stranger, link, MailTimesQuery.parse({}))).chosen).toEqual([]);
    await expect(findOffer(guest, link, MailTimesQuery.parse({}))).rejects.toMatchObject({
      code: "not_found",
    });
    const closed = { ...link, isActive: false };
    expect((await findOffer(anna, closed, MailTimesQuery.parse({}))).chosen).toEqual([]);
  });

  test("an address that makes no sense says nothing", () => {
    const odd = {
      from: "yesterday",
      day: "2026-02-30",
      perDay: "0",
      total: "1e9",
      tz: "Mars/Base",
      lang: "fr",
      clock: "3h",
    };
    expect(MailTimesQuery.parse(odd)).toEqual(MailTimesQuery.parse({}));
    expect(MailTimesQuery.parse({ tz: "Asia/Calcutta" }).tz).toBe(
      MailTimesQuery.parse({ tz: "Asia/Kolkata" }).tz,
    );
  });
});

describe("the snippet", () => {
  test("says day, time and zone in the recipient's words, and links each time to itself", async () => {
    const content = await contentOf({}, "de");
    expect(content.heading).toBe('Kaffee <mit> "Anna" & Ümit, 30 Minuten');
    expect(content.days[0]?.heading).toBe("Mittwoch, 2. Dezember 2026");
    expect(content.days[0]?.zoneText).toContain("UTC-3:30");
    expect(content.days[1]?.zoneText).toBeUndefined();
    const offer = await ask({ tz: timeZone });
    const starts = offer.chosen.flatMap((day) => day.starts);
    const hrefs = content.days.flatMap((day) => day.times.map(({ href }) => new URL(href)));
    expect(hrefs.map(({ searchParams }) => Date.parse(searchParams.get("time") ?? ""))).toEqual(starts);
    for (const { origin, pathname, searchParams } of hrefs) {
      expect([origin, pathname]).toEqual([baseUrl, `/book/${link.token}`]);
      expect([searchParams.get("tz"), searchParams.get("duration")]).toEqual([timeZone, "30"]);
    }
  });

  test("names the zone again where the clock changes between two days", async () => {
    const days = ["2026-03-07T15:30:00Z", "2026-03-09T15:30:00Z"].map((start, i) => ({
      onDate: `2026-03-0${7 + 2 * i}`,
      starts: [Date.parse(start)],
    }));
    const content = mailContent({
      baseUrl,
      link,
      durationMinutes: 30,
      timeZone,
      language: "en",
      clock: "12h",
      days,
      pictureCount: undefined,
    });
    expect(content.days.map(({ zoneText }) => /UTC[-\d:]+/.exec(zoneText ?? "")?.[0])).toEqual([
      "UTC-3:30",
      "UTC-2:30",
    ]);
    expect(content.days.map(({ times }) => times[0]?.label)).toEqual(["12:00 pm", "1:00 pm"]);
  });

  test("is tables and inline styles only, with nothing that Outlook or Gmail draw otherwise", async () => {
    const html = mailHtml(await contentOf());
    expect(html).not.toMatch(
      /<(div|style|script|button|svg|form|link)\b|flex|grid|background-image|position:|class=/,
    );
    expect(html.match(/<table\b/g)).toHaveLength((html.match(/role="presentation"/g) ?? []).length);
    for (const [, address = ""] of html.matchAll(/(?:href|src)="([^"]*)"/g))
      expect(address.startsWith(`${baseUrl}/book/${link.token}`)).toBe(true);
    expect(html).toContain("Kaffee &lt;mit&gt; &quot;Anna&quot; &amp; Ümit");
  });

  test("comes through a real mail as it was, in both forms", async () => {
    const content = await contentOf();
    const [html, text] = [mailHtml(content), mailText(content)];
    const smtp = await startSmtp();
    const transport = nodemailer.createTransport({ url: smtp.url, ignoreTLS: true });
    await transport.sendMail({
      from: "anna@example.com",
      to: "gustav@example.com",
      subject: "Times",
      html,
      text,
    });
    const [mail] = await smtp.waitForMessages(1);
    transport.close();
    await smtp.close();
    const parsed = await simpleParser(mail?.raw ?? "");
    expect(parsed.html).toContain(html);
    expect(parsed.text?.trim()).toBe(text);
    for (const { times } of content.days) for (const { href } of times) expect(parsed.text).toContain(href);
  });
});

describe("the live picture", () => {
  const look = (query: Record<string, string> = {}) =>
    pictureContent(world.visit, link.token, PictureQuery.parse({ tz: timeZone, ...query }));

  test("says the next free times as they are now", async () => {
    const before = await look();
    expect(before.lines.map(({ times }) => times.length)).toEqual([3, 3]);
    const [first] = (await ask({ tz: timeZone, total: 6 })).chosen.flatMap(({ starts }) => starts);
    await bookSlot(guest, link, request(first ?? 0));
    expect(await look()).not.toEqual(before);
    expect((await look({ lang: "de" })).title).toBe("Nächste freie Zeiten");
  });

  test("of a closed link, and of none, says so", async () => {
    const closed = { title: "This link takes no bookings now.", lines: [] };
    await expect(changeLink(anna, link, { isActive: false })).rejects.toMatchObject({
      code: "link_disabled",
    });
    expect(await look()).toMatchObject(closed);
    expect(await pictureContent(world.visit, "nobody-made-this", PictureQuery.parse({}))).toMatchObject(
      closed,
    );
  });

  test("books, holds and counts nothing, whoever asks for what", async () => {
    await look({ count: "999", duration: "7" });
    await ask();
    const rows = await inTransaction(anna.db, anna, async (tx) => [
      ...(await tx.select({ id: bookings.id }).from(bookings)),
      ...(await tx.select({ id: holds.id }).from(holds)),
      ...(await tx.select({ id: analyticsEvents.id }).from(analyticsEvents)),
    ]);
    expect(rows).toEqual([]);
    expect(PictureQuery.parse({ count: "999" }).count).toBe(6);
  });
});
