import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { auditEntries, schedules } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { findSlots } from "@/lib/availability/find-slots";
import type { Context } from "@/lib/context";
import { say } from "@/lib/i18n/say";
import { parseInput } from "@/lib/input";
import { changeSchedule, createSchedule, deleteSchedule, makeDefault } from "@/lib/schedules/commands";
import { addDaysOff, removeDaysOff } from "@/lib/schedules/days-off";
import { dropHolidays, keepHolidays } from "@/lib/schedules/keep-holidays";
import { findSchedules, requireSchedule } from "@/lib/schedules/queries";
import { weeklyVersion } from "@/lib/schedules/rules";
import { DaysOff, Override, ScheduleName, WeeklyHours } from "@/lib/schedules/schema";
import { setDates, setWeeklyHours } from "@/lib/schedules/set-hours";
import { findUsers, giveSchedule } from "@/lib/schedules/users";
import { startOfDate } from "@/lib/time/zone";
import { annasId, createOpenLink, createStudio, createWorld, type TestWorld } from "@/tests/support/studio";

const timeZone = "Europe/Berlin";
let world: TestWorld;
let anna: Context;
let boris: Context;
/** Anna's working hours, which she and her link go by. */
let id: string;

beforeAll(async () => {
  world = await createWorld();
  boris = await createStudio(world.visit, { name: "Boris Bauer" });
});
beforeEach(async () => {
  anna = await createStudio(world.visit);
  id = (await findSchedules(anna))[0]?.id ?? "";
});
afterAll(() => world.drop());

/** All week closed but Tuesday, from the version that is there now. */
async function onlyTuesday(...pairs: { from: string; to: string }[]) {
  const version = weeklyVersion((await requireSchedule(anna, id)).weekly);
  return parseInput(WeeklyHours, { version, days: [[], pairs, [], [], [], [], []] });
}

/** What the audit log says of such actions on a schedule: what was before, and after. */
async function audited(action: string, subjectId = id) {
  const { organizationId } = anna;
  const isOf = and(
    eq(auditEntries.organizationId, organizationId),
    eq(auditEntries.action, action),
    eq(auditEntries.subjectId, subjectId),
  );
  return inTransaction(world.db, anna, (tx) =>
    tx.select({ before: auditEntries.before, after: auditEntries.after }).from(auditEntries).where(isOf),
  );
}

/** How many starts Anna's link offers on a date. */
async function offered(onDate: string): Promise<number> {
  const { ctx, link } = await createOpenLink(anna);
  const from = startOfDate(onDate, timeZone);
  return (await findSlots(ctx, link, { durationMinutes: 30, from, until: from + 86_400_000 })).length;
}

test("a new schedule has the default one's weekly hours, and is not the default", async () => {
  const made = await createSchedule(
    anna,
    parseInput(ScheduleName, { name: " Evenings ", timeZone: "Asia/Tokyo" }),
  );
  const schedule = await requireSchedule(anna, made.id);
  expect(schedule).toMatchObject({
    name: "Evenings",
    timeZone: "Asia/Tokyo",
    isDefault: false,
    holidays: [],
  });
  expect(schedule.weekly).toEqual((await requireSchedule(anna, id)).weekly);
  expect(await audited("schedule.created", made.id)).toMatchObject([{ after: { name: "Evenings" } }]);
});

test("a name and a zone are needed, each at its field", () => {
  expect(() => parseInput(ScheduleName, { name: " ", timeZone: "Mars/Olympus" })).toThrow(
    expect.objectContaining({
      fields: [
        expect.objectContaining({ pointer: "/name" }),
        expect.objectContaining({ pointer: "/timeZone" }),
      ],
    }),
  );
});

test("the list says who uses a schedule and which links are made of them", async () => {
  await createOpenLink(anna, { title: "Intro call" });
  await createSchedule(anna, { name: "Evenings", timeZone });
  expect(await findSchedules(anna)).toMatchObject([
    { id, isDefault: true, resourceNames: ["Anna Berg"], linkTitles: ["Intro call"] },
    { name: "Evenings", isDefault: false, resourceNames: [], linkTitles: [] },
  ]);
});

test("name and zone change; the link's times follow the new clock", async () => {
  await changeSchedule(anna, id, { name: "Far away", timeZone: "Pacific/Auckland" });
  expect(await requireSchedule(anna, id)).toMatchObject({ name: "Far away", timeZone: "Pacific/Auckland" });
  expect(await audited("schedule.changed")).toEqual([
    {
      before: { name: "Working hours", timeZone },
      after: { name: "Far away", timeZone: "Pacific/Auckland" },
    },
  ]);
});

test("weekly hours are replaced whole, and what the link offers follows at once", async () => {
  expect(await offered("2026-12-07")).toBe(16);
  await setWeeklyHours(
    anna,
    id,
    await onlyTuesday({ from: "13:00", to: "15:00" }, { from: "09:00", to: "10:00" }),
  );
  expect((await requireSchedule(anna, id)).weekly).toEqual([
    { weekday: 2, startMinute: 540, endMinute: 600 },
    { weekday: 2, startMinute: 780, endMinute: 900 },
  ]);
  expect(await offered("2026-12-07")).toBe(0);
  expect(await offered("2026-12-08")).toBe(6);
  const [entry] = await audited("schedule.hours_set");
  expect([entry?.before, entry?.after].map((weekly) => (weekly as unknown[]).length)).toEqual([5, 2]);
});

test("a week can be closed altogether, and night shifts written down", async () => {
  await setWeeklyHours(anna, id, await onlyTuesday());
  expect((await requireSchedule(anna, id)).weekly).toEqual([]);
  await setWeeklyHours(anna, id, await onlyTuesday({ from: "22:00", to: "02:00" }));
  expect(await offered("2026-12-08")).toBe(4);
  expect(await offered("2026-12-09")).toBe(4);
});

test("hours that overlap are refused at the field", async () => {
  await expect(
    onlyTuesday({ from: "09:00", to: "12:00" }, { from: "11:00", to: "13:00" }),
  ).rejects.toMatchObject({
    code: "invalid",
    fields: [{ pointer: "/days/1/1/from" }],
  });
});

test("the second of two tabs is told, and changes nothing", async () => {
  const [first, second] = [
    await onlyTuesday({ from: "09:00", to: "10:00" }),
    await onlyTuesday({ from: "11:00", to: "12:00" }),
  ];
  const outcomes = await Promise.allSettled([
    setWeeklyHours(anna, id, first),
    setWeeklyHours(anna, id, second),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "conflict", message: say("schedules.changedMeanwhile") },
  });
  expect((await requireSchedule(anna, id)).weekly).toHaveLength(1);
});

test("a date gets hours of its own, others, none, and its weekly ones back", async () => {
  const onDate = "2026-12-07";
  const set = (kind: string, ...ranges: object[]) =>
    setDates(anna, id, parseInput(Override, { dates: onDate, kind, ranges }));
  const [first, second] = [
    { from: "09:00", to: "10:00" },
    { from: "12:00", to: "13:00" },
  ];
  await set("hours", first);
  expect(await offered(onDate)).toBe(2);
  await set("hours", first, second);
  expect(await offered(onDate)).toBe(4);
  await set("closed");
  expect(await offered(onDate)).toBe(0);
  await set("weekly");
  expect(await offered(onDate)).toBe(16);
  const ranges = [
    { startMinute: 540, endMinute: 600 },
    { startMinute: 720, endMinute: 780 },
  ];
  const entries = await audited("schedule.dates_set");
  expect(entries).toContainEqual({ before: [{ onDate, ranges }], after: { dates: [onDate], ranges: [] } });
  expect(entries).toContainEqual({
    before: [{ onDate, ranges: [] }],
    after: { dates: [onDate], ranges: null },
  });
});

test("several dates change together, and not at all when one of them is over", async () => {
  const set = (dates: string, kind: string) =>
    setDates(anna, id, parseInput(Override, { dates, kind, ranges: [{ from: "09:00", to: "10:00" }] }));
  await set("2026-12-07,2026-12-09", "hours");
  const dates = ["2026-12-07", "2026-12-08", "2026-12-09"];
  expect(await Promise.all(dates.map(offered))).toEqual([2, 16, 2]);
  await expect(set("2026-12-01,2026-12-08", "closed")).rejects.toMatchObject({
    code: "invalid",
    fields: [{ pointer: "/dates" }],
  });
  await set("2026-12-08,2026-12-09", "weekly");
  expect(await Promise.all(dates.map(offered))).toEqual([2, 16, 16]);
});

test("days off close all their dates until they are removed", async () => {
  const input = parseInput(DaysOff, { startsOn: "2026-12-07", endsOn: "2026-12-08", label: "Skiing" });
  const daysOff = await addDaysOff(anna, id, input);
  expect(await Promise.all(["2026-12-07", "2026-12-08", "2026-12-09"].map(offered))).toEqual([0, 0, 16]);
  expect(await audited("schedule.days_off_added")).toMatchObject([{ after: input }]);
  await removeDaysOff(anna, id, daysOff.id);
  expect(await offered("2026-12-07")).toBe(16);
  expect(await audited("schedule.days_off_removed")).toMatchObject([{ before: input }]);
  await expect(removeDaysOff(anna, id, daysOff.id)).rejects.toMatchObject({ code: "not_found" });
});

test("days off in the wrong order, and dates that are over, are refused at their fields", async () => {
  const days = { startsOn: "2026-12-09", endsOn: "2026-12-08", label: "Skiing" };
  expect(() => parseInput(DaysOff, days)).toThrow(
    expect.objectContaining({ fields: [expect.objectContaining({ pointer: "/endsOn" })] }),
  );
  await expect(
    addDaysOff(anna, id, { ...days, startsOn: "2026-11-01", endsOn: "2026-12-01" }),
  ).rejects.toMatchObject({ code: "invalid", fields: [{ pointer: "/endsOn" }] });
});

test("exactly one schedule is the default, also when two are chosen at once", async () => {
  const others = [
    await createSchedule(anna, { name: "Evenings", timeZone }),
    await createSchedule(anna, { name: "Mornings", timeZone }),
  ];
  await Promise.all(others.map((other) => makeDefault(anna, other.id)));
  const defaults = (await findSchedules(anna)).filter(({ isDefault }) => isDefault);
  expect(others.map((other) => other.id)).toContain(defaults[0]?.id);
  expect(defaults).toHaveLength(1);
  await makeDefault(anna, id);
  expect((await findSchedules(anna))[0]).toMatchObject({ id, isDefault: true });
  expect(await audited("schedule.made_default")).toEqual([
    { before: { defaultId: defaults[0]?.id }, after: { defaultId: id } },
  ]);
});

test("a schedule goes only when it is neither the default nor in use", async () => {
  await expect(deleteSchedule(anna, id)).rejects.toMatchObject({
    code: "conflict",
    message: say("schedules.isDefault"),
  });
  const other = await createSchedule(anna, { name: "Evenings", timeZone });
  await makeDefault(anna, other.id);
  await expect(deleteSchedule(anna, id)).rejects.toMatchObject({
    code: "conflict",
    message: say("schedules.usedBy", { names: "Anna Berg", count: 1 }),
  });
  await giveSchedule(anna, other.id, await annasId(anna));
  await deleteSchedule(anna, id);
  await expect(requireSchedule(anna, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await audited("schedule.deleted")).toMatchObject([{ before: { name: "Working hours" } }]);
});

test("the first schedule of an organization without one is its default, Monday to Friday", async () => {
  const other = await createSchedule(anna, { name: "Evenings", timeZone });
  await inTransaction(world.db, anna, (tx) =>
    tx.update(schedules).set({ isDefault: false }).where(eq(schedules.organizationId, anna.organizationId)),
  );
  const made = await createSchedule(anna, { name: "Usual", timeZone });
  expect(await requireSchedule(anna, made.id)).toMatchObject({ isDefault: true });
  expect((await requireSchedule(anna, made.id)).weekly.map(({ weekday }) => weekday)).toEqual([
    1, 2, 3, 4, 5,
  ]);
  expect(made.id).not.toBe(other.id);
});

const daysOff = { startsOn: "2026-12-07", endsOn: "2026-12-08", label: "Skiing" };
const commands: [string, (ctx: Context, scheduleId: string) => Promise<unknown>][] = [
  ["requireSchedule", requireSchedule],
  ["changeSchedule", (ctx, to) => changeSchedule(ctx, to, { name: "Mine", timeZone })],
  ["setWeeklyHours", async (ctx, to) => setWeeklyHours(ctx, to, await onlyTuesday())],
  ["setDates", (ctx, to) => setDates(ctx, to, { dates: ["2026-12-07"], ranges: [] })],
  ["keepHolidays", (ctx, to) => keepHolidays(ctx, to, { country: "DE", region: "" })],
  ["dropHolidays", (ctx, to) => dropHolidays(ctx, to, { country: "DE", region: "" })],
  ["giveSchedule", async (ctx, to) => giveSchedule(ctx, to, await annasId(anna))],
  ["addDaysOff", (ctx, to) => addDaysOff(ctx, to, daysOff)],
  ["removeDaysOff", (ctx, to) => removeDaysOff(ctx, to, "00000000-0000-0000-0000-000000000000")],
  ["makeDefault", makeDefault],
  ["deleteSchedule", deleteSchedule],
];

test.each(commands)(
  "%s finds neither another organization's schedule nor one that is none",
  async (_, run) => {
    await expect(run(boris, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(run(anna, "none")).rejects.toMatchObject({ code: "not_found" });
  },
);

test.each([
  ...commands,
  ["createSchedule", (ctx: Context) => createSchedule(ctx, { name: "Mine", timeZone })] as const,
  ["findSchedules", (ctx: Context) => findSchedules(ctx)] as const,
  ["findUsers", (ctx: Context, of: string) => findUsers(ctx, of)] as const,
])("%s is nothing for guests", async (_, run) => {
  await expect(run({ ...anna, actor: { kind: "guest" } }, id)).rejects.toMatchObject({ code: "not_found" });
});
