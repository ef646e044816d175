import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { auditEntries, linkGroupMembers, links } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { findSlots } from "@/lib/availability/find-slots";
import { bookSlot } from "@/lib/bookings/book-slot";
import type { Context } from "@/lib/context";
import { say } from "@/lib/i18n/say";
import type { Link } from "@/lib/links/queries";
import { createSchedule, deleteSchedule } from "@/lib/schedules/commands";
import { findSchedules, requireSchedule } from "@/lib/schedules/queries";
import { weeklyVersion } from "@/lib/schedules/rules";
import { setWeeklyHours } from "@/lib/schedules/set-hours";
import { findUsers, giveSchedule } from "@/lib/schedules/users";
import { startOfDate } from "@/lib/time/zone";
import {
  addPeople,
  annasId,
  createOpenLink,
  createStudio,
  createWorld,
  now,
  request,
  type TestWorld,
} from "@/tests/support/studio";

const timeZone = "Europe/Berlin";
let world: TestWorld;
let anna: Context;
let guest: { ctx: Context; link: Link };
let usual: string;
/** A second schedule: Mondays from 18 to 20. */
let evenings: string;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  anna = await createStudio(world.visit);
  guest = await createOpenLink(anna);
  usual = (await findSchedules(anna))[0]?.id ?? "";
  evenings = (await createSchedule(anna, { name: "Evenings", timeZone })).id;
  const version = weeklyVersion((await requireSchedule(anna, evenings)).weekly);
  const monday = [{ startMinute: 1080, endMinute: 1200 }];
  await setWeeklyHours(anna, evenings, { version, days: [monday, [], [], [], [], [], []] });
});
afterAll(() => world.drop());

/** The link's own choice of a schedule for its member, as its form makes it. */
const nameInLink = (scheduleId: string | null) =>
  inTransaction(world.db, anna, (tx) =>
    tx.update(linkGroupMembers).set({ scheduleId }).where(eq(linkGroupMembers.linkId, guest.link.id)),
  );

const change = (changes: Partial<typeof links.$inferInsert>) =>
  inTransaction(world.db, anna, (tx) => tx.update(links).set(changes).where(eq(links.id, guest.link.id)));

/** How many starts the link offers on Monday 7 December. */
async function onMonday(): Promise<number> {
  const from = startOfDate("2026-12-07", timeZone);
  const range = { durationMinutes: 30, from, until: from + 86_400_000 };
  return (await findSlots(guest.ctx, guest.link, range)).length;
}

test("a person is given another schedule, their links follow at once, and the log says so", async () => {
  expect(await findUsers(anna, evenings)).toMatchObject({
    resources: [],
    links: [],
    others: [{ name: "Anna Berg", scheduleName: "Working hours" }],
  });
  const annaId = await annasId(anna);
  await giveSchedule(anna, evenings, annaId);
  expect(await onMonday()).toBe(4);
  expect(await findUsers(anna, evenings)).toMatchObject({
    resources: [{ name: "Anna Berg" }],
    links: [{ title: "Intro call", isNamed: false }],
    others: [],
  });
  const entries = await inTransaction(world.db, anna, (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.action, "resource.schedule_given")),
  );
  expect(entries).toMatchObject([
    { subjectId: annaId, before: { scheduleId: usual }, after: { scheduleId: evenings } },
  ]);
});

test("nobody is given a schedule who is not there", async () => {
  await expect(giveSchedule(anna, evenings, "none")).rejects.toMatchObject({ code: "not_found" });
  await expect(giveSchedule(anna, evenings, usual)).rejects.toMatchObject({ code: "not_found" });
});

test("a link's own schedule for a member goes before theirs, on this link only", async () => {
  const other = await createOpenLink(anna, { title: "Consultation" });
  await nameInLink(evenings);
  expect(await onMonday()).toBe(4);
  expect(await findUsers(anna, evenings)).toMatchObject({
    resources: [],
    links: [{ id: guest.link.id, isNamed: true, isArchived: false }],
  });
  expect((await findUsers(anna, usual)).links).toMatchObject([{ id: other.link.id, isNamed: false }]);
  expect((await findSchedules(anna)).map(({ linkTitles }) => linkTitles)).toEqual([
    ["Consultation"],
    ["Intro call"],
  ]);
  await nameInLink(null);
  expect(await onMonday()).toBe(16);
});

test("a schedule that a link names stays, also while that is switched off or archived", async () => {
  await nameInLink(evenings);
  const refusal = {
    code: "conflict",
    message: say("schedules.usedByLinks", { titles: "Intro call", count: 1 }),
  };
  await change({ isActive: false });
  await expect(deleteSchedule(anna, evenings)).rejects.toMatchObject(refusal);
  await change({ archivedAt: now });
  await expect(deleteSchedule(anna, evenings)).rejects.toMatchObject(refusal);
  expect((await findUsers(anna, evenings)).links).toMatchObject([{ isArchived: true }]);
  await nameInLink(null);
  await deleteSchedule(anna, evenings);
  await expect(requireSchedule(anna, evenings)).rejects.toMatchObject({ code: "not_found" });
});

test("a link whose meeting is to come keeps the hours by which that can be moved", async () => {
  await nameInLink(evenings);
  const start = Date.parse("2026-12-07T17:00:00Z");
  await bookSlot(guest.ctx, guest.link, request(start));
  await change({ kind: "one_time", recipientEmail: "gustav@example.com", usedAt: now });
  await expect(deleteSchedule(anna, evenings)).rejects.toMatchObject({ code: "conflict" });
  await deleteSchedule({ ...anna, now: start }, evenings);
});

test("a one-time link that has expired keeps no schedule", async () => {
  await nameInLink(evenings);
  await change({ kind: "one_time", recipientEmail: "gustav@example.com", expiresAt: now + 60_000 });
  await expect(deleteSchedule(anna, evenings)).rejects.toMatchObject({ code: "conflict" });
  await deleteSchedule({ ...anna, now: now + 60_000 }, evenings);
});

test("a link that has been used lets go of a schedule that is deleted", async () => {
  await nameInLink(evenings);
  await change({ kind: "one_time", recipientEmail: "gustav@example.com", usedAt: now });
  expect((await findUsers(anna, evenings)).links).toEqual([]);
  await deleteSchedule(anna, evenings);
  const members = await inTransaction(world.db, anna, (tx) => tx.select().from(linkGroupMembers));
  expect(members.map(({ scheduleId }) => scheduleId)).toEqual([null]);
});

test("people who go by a schedule keep it from being deleted, and are named", async () => {
  const [boris = ""] = await addPeople(anna, "Boris Bauer");
  await giveSchedule(anna, evenings, boris);
  await expect(deleteSchedule(anna, evenings)).rejects.toMatchObject({
    code: "conflict",
    message: say("schedules.usedBy", { names: "Boris Bauer", count: 1 }),
  });
});
