import { eq } from "drizzle-orm";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET } from "@/app/feeds/[file]/route";
import { closeDatabase } from "@/db/client";
import { bookings, feeds, memberships, reservations, resources } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { bookSlot } from "@/lib/bookings/book-slot";
import { cancelBooking } from "@/lib/bookings/cancel-booking";
import { moveBooking } from "@/lib/bookings/move-booking";
import { provide } from "@/lib/config";
import type { Context } from "@/lib/context";
import { makeFeed, revokeFeed } from "@/lib/feeds/commands";
import { findFeedResources } from "@/lib/feeds/queries";
import { readFeed } from "@/lib/feeds/read-feed";
import { minuteMs } from "@/lib/time/zone";
import {
  addPeople,
  annasId,
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
afterAll(async () => {
  await closeDatabase();
  await world.drop();
});

const hour = 60 * minuteMs;
const day = 24 * hour;

async function setUp() {
  const studio = await createStudio(world.visit);
  const opened = await createOpenLink(studio);
  const { ctx, link } = await changeLink(studio, opened.link, { maxGuests: 3 });
  const book = (start: number, more: { name?: string; email?: string } = {}) =>
    bookSlot(ctx, link, { ...request(start, more), guests: [{ email: "pia@example.com" }] });
  const { url } = await makeFeed(studio, await annasId(studio));
  return { studio, link, book, file: fileOf(url) };
}

const fileOf = (url: string) => url.slice(url.lastIndexOf("/") + 1);
const get = (file: string, headers: Record<string, string> = {}) =>
  GET(new Request(`http://localhost:3000/feeds/${file}`, { headers }), { params: Promise.resolve({ file }) });

async function entries(file: string, at = now) {
  const feed = await readFeed({ ...world.visit, now: at }, file);
  return new ICAL.Component(ICAL.parse(feed?.content ?? "")).getAllSubcomponents("vevent");
}

const starts = async (file: string, at?: number) =>
  (await entries(file, at)).map((event) => new ICAL.Event(event).startDate.toUnixTime() * 1000);

/** Another member of the studio's organization. */
async function join(studio: Context, role: "admin" | "member"): Promise<Context> {
  const other = await createStudio(world.visit, { name: "Boris Bauer" });
  if (other.actor.kind !== "member") throw new Error("A studio's owner is no member.");
  const { userId } = other.actor;
  const [organizationId, createdAt] = [studio.organizationId, now];
  await inTransaction(world.db, studio, (tx) =>
    tx.insert(memberships).values({ organizationId, userId, role, createdAt }),
  );
  return { ...studio, actor: { kind: "member", userId, role } };
}

describe("what a feed holds", () => {
  test("each booking once, with its guests and the way to it, without a question to anybody", async () => {
    const { book, file } = await setUp();
    const booking = await book(tenOnThursday);
    const [event, ...more] = await entries(file);
    expect(more).toEqual([]);
    const value = (name: string) => event?.getFirstPropertyValue(name)?.toString();
    expect(value("uid")).toBe(booking.uid);
    expect(value("sequence")).toBe("0");
    expect(value("status")).toBe("CONFIRMED");
    expect(value("dtstart")).toBe("2026-12-03T09:00:00Z");
    expect(value("dtend")).toBe("2026-12-03T09:30:00Z");
    expect(value("summary")).toBe("Intro call: Gustav Gast");
    expect(value("description")).toBe(
      `Gustav Gast (gustav@example.com)\npia@example.com\n\nhttp://localhost:3000/bookings/${booking.id}`,
    );
    expect(value("url")).toBe(`http://localhost:3000/bookings/${booking.id}`);
    expect(event?.hasProperty("attendee")).toBe(false);
    expect(event?.getAllSubcomponents("valarm")).toEqual([]);
  });

  test("a move is the same entry with a higher SEQUENCE, and what is called off is gone", async () => {
    const { studio, book, file } = await setUp();
    const booking = await book(tenOnThursday);
    await moveBooking(studio, booking.id, { start: tenOnThursday + hour });
    const [moved] = await entries(file);
    expect(moved?.getFirstPropertyValue("uid")).toBe(booking.uid);
    expect(moved?.getFirstPropertyValue("sequence")).toBe(1);
    expect(await starts(file)).toEqual([tenOnThursday + hour]);
    await cancelBooking(studio, booking.id, { reason: "" });
    expect(await starts(file)).toEqual([]);
  });

  test("a request is there as tentative until its time has come", async () => {
    const { studio, link, file } = await setUp();
    const asking = await changeLink(studio, link, { requiresApproval: true });
    await bookSlot(asking.ctx, asking.link, request(tenOnThursday));
    const [event] = await entries(file);
    expect(event?.getFirstPropertyValue("status")).toBe("TENTATIVE");
    expect(await entries(file, tenOnThursday)).toEqual([]);
  });

  test("a month back and thirteen ahead, and no further", async () => {
    const { studio, book, file } = await setUp();
    const { id } = await book(tenOnThursday);
    const at = async (start: number) => {
      const during = { start, end: start + 30 * minuteMs };
      await inTransaction(world.db, studio, async (tx) => {
        await tx.update(reservations).set({ during }).where(eq(reservations.bookingId, id));
        await tx.update(bookings).set({ startsAt: start, endsAt: during.end }).where(eq(bookings.id, id));
      });
      return (await starts(file)).length;
    };
    expect(await at(now - 30 * day)).toBe(1);
    expect(await at(now - 31 * day)).toBe(0);
    expect(await at(now + 395 * day)).toBe(1);
    expect(await at(now + 396 * day)).toBe(0);
  });

  test("whatever a guest is called, lines end in CRLF, are short, and add none", async () => {
    const { book, file } = await setUp();
    await book(tenOnThursday, {
      name: `Zoë\r\nATTENDEE:mailto:evil@example.com ${"ü🎈".repeat(60)}`.slice(0, 100),
    });
    const feed = await readFeed(world.visit, file);
    const lines = feed?.content.split("\r\n") ?? [];
    expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line))).toBe(true);
    expect(lines.filter((line) => line.startsWith("ATTENDEE"))).toEqual([]);
    expect(lines.at(-1)).toBe("");
  });

  test("it says what it is called and how often to look again", async () => {
    const { file } = await setUp();
    const lines = (await readFeed(world.visit, file))?.content.split("\r\n") ?? [];
    for (const line of [
      "METHOD:PUBLISH",
      "NAME:Anna Berg",
      "X-WR-CALNAME:Anna Berg",
      "REFRESH-INTERVAL;VALUE=DURATION:PT15M",
      "X-PUBLISHED-TTL:PT15M",
    ])
      expect(lines).toContain(line);
  });
});

describe("how it is answered", () => {
  test("with a tag of its content, by which nobody is sent what they have", async () => {
    const { studio, book, file } = await setUp();
    const first = await get(file);
    expect(first.status).toBe(200);
    expect(first.headers.get("content-type")).toBe("text/calendar; charset=utf-8; method=PUBLISH");
    expect(first.headers.get("cache-control")).toBe("private, no-cache");
    expect(first.headers.get("x-robots-tag")).toBe("noindex");
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]+"$/);
    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const again = await get(file, { "If-None-Match": tag });
      expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, etag, ""]);
    }
    // The route's own clock decides what is in it, so the booking is put there.
    const { id } = await book(tenOnThursday);
    const start = Date.now() + day;
    const during = { start, end: start + 30 * minuteMs };
    await inTransaction(world.db, studio, (tx) =>
      tx.update(reservations).set({ during }).where(eq(reservations.bookingId, id)),
    );
    const changed = await get(file, { "If-None-Match": etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).not.toBe(etag);
  });

  test("an address that is none of ours, was changed, or is revoked opens nothing, and all look the same", async () => {
    const { studio, file } = await setUp();
    const [own] = await findFeedResources(studio);
    await revokeFeed(studio, own?.feeds[0]?.id ?? "");
    const swapped = file.replace(/.(?=\.ics$)/, (last) => (last === "A" ? "B" : "A"));
    for (const name of [file, swapped, file.replace(".ics", ""), ".ics", "x.ics", `${"a".repeat(60)}.ics`]) {
      const answer = await get(name);
      expect([answer.status, await answer.text(), answer.headers.get("etag")]).toEqual([404, "", null]);
    }
  });

  test("who asks without end waits, and others do not", async () => {
    const [{ file }, other] = [await setUp(), await setUp()];
    const statuses = [];
    for (let i = 0; i < 61; i += 1) statuses.push((await get(file)).status);
    expect(statuses.slice(0, 60).every((status) => status === 200)).toBe(true);
    expect(statuses.at(60)).toBe(429);
    expect(Number((await get(file)).headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await get(other.file)).status).toBe(200);
  });

  test("its use is noted, but not each time", async () => {
    const { studio, file } = await setUp();
    const usedAt = async () => (await findFeedResources(studio))[0]?.feeds[0]?.lastUsedAt;
    expect(await usedAt()).toBeNull();
    await readFeed(world.visit, file);
    expect(await usedAt()).toBe(now);
    await readFeed({ ...world.visit, now: now + hour - 1 }, file);
    expect(await usedAt()).toBe(now);
    await readFeed({ ...world.visit, now: now + hour }, file);
    expect(await usedAt()).toBe(now + hour);
  });
});

describe("whose it is", () => {
  test("a new address takes the place of one's own, and leaves those of others", async () => {
    const { studio, file } = await setUp();
    const boss = await join(studio, "admin");
    const anna = await annasId(studio);
    const others = fileOf((await makeFeed(boss, anna)).url);
    const fresh = fileOf((await makeFeed(studio, anna)).url);
    expect(await readFeed(world.visit, file)).toBeUndefined();
    expect(await readFeed(world.visit, fresh)).toBeDefined();
    expect(await readFeed(world.visit, others)).toBeDefined();
    const [own] = await findFeedResources(studio);
    expect(own?.feeds.map(({ url, madeBy }) => [madeBy, url && fileOf(url)])).toEqual([
      ["Anna Berg", fresh],
      ["Boris Bauer", undefined],
    ]);
  });

  test("a member has feeds of their own time only; owners and admins of everything", async () => {
    const { studio } = await setUp();
    const [carla = ""] = await addPeople(studio, "Carla");
    const [anna, member] = [await annasId(studio), await join(studio, "member")];
    expect(await findFeedResources(member)).toEqual([]);
    for (const id of [anna, carla])
      await expect(makeFeed(member, id)).rejects.toMatchObject({ code: "not_found" });
    await inTransaction(world.db, studio, (tx) =>
      tx
        .update(resources)
        .set({ userId: member.actor.kind === "member" ? member.actor.userId : null })
        .where(eq(resources.id, carla)),
    );
    await makeFeed(member, carla);
    expect((await findFeedResources(member)).map(({ name, isOwn }) => [name, isOwn])).toEqual([
      ["Carla", true],
    ]);
    expect((await findFeedResources(studio)).map(({ name }) => name)).toEqual(["Anna Berg", "Carla"]);
  });

  test("a member revokes their own, owners and admins any, nobody another organization's", async () => {
    const { studio } = await setUp();
    const stranger = await createStudio(world.visit);
    const member = await join(studio, "member");
    const id = (await findFeedResources(studio))[0]?.feeds[0]?.id ?? "";
    for (const ctx of [stranger, member, { ...studio, actor: { kind: "guest" } } as const])
      await expect(revokeFeed(ctx, id)).rejects.toMatchObject({ code: "not_found" });
    await revokeFeed(await join(studio, "admin"), id);
    await expect(revokeFeed(studio, id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("it ends with the right to it: when its maker leaves, or is an admin no more", async () => {
    const { studio } = await setUp();
    const boss = await join(studio, "admin");
    const file = fileOf((await makeFeed(boss, await annasId(studio))).url);
    expect(await readFeed(world.visit, file)).toBeDefined();
    const theirs = eq(memberships.userId, boss.actor.kind === "member" ? boss.actor.userId : "");
    await inTransaction(world.db, studio, (tx) =>
      tx.update(memberships).set({ role: "member" }).where(theirs),
    );
    expect(await readFeed(world.visit, file)).toBeUndefined();
    await inTransaction(world.db, studio, (tx) =>
      tx.update(memberships).set({ role: "admin" }).where(theirs),
    );
    expect(await readFeed(world.visit, file)).toBeDefined();
    await inTransaction(world.db, studio, (tx) => tx.delete(memberships).where(theirs));
    expect(await readFeed(world.visit, file)).toBeUndefined();
  });

  test("a feed shows the bookings of its own resource and of no other", async () => {
    const { studio, book } = await setUp();
    const [carla = ""] = await addPeople(studio, "Carla");
    await book(tenOnThursday);
    expect(await starts(fileOf((await makeFeed(studio, carla)).url))).toEqual([]);
    const rows = await inTransaction(world.db, studio, (tx) => tx.select().from(feeds));
    expect(rows.length).toBe(2);
  });
});
