import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findSlots } from "@/lib/availability/find-slots";
import { bookSlot } from "@/lib/bookings/book-slot";
import type { Context } from "@/lib/context";
import { explainForOwner } from "@/lib/explanations/explain";
import { ownersWords } from "@/lib/explanations/owners-words";
import { translator } from "@/lib/i18n/translator";
import type { Link } from "@/lib/links/queries";
import { changeSchedule } from "@/lib/schedules/commands";
import { dropHolidays, keepHolidays } from "@/lib/schedules/keep-holidays";
import { findSchedules, requireSchedule } from "@/lib/schedules/queries";
import { setDates } from "@/lib/schedules/set-hours";
import { startOfDate } from "@/lib/time/zone";
import {
  changeLink,
  createOpenLink,
  createStudio,
  createWorld,
  request,
  type TestWorld,
} from "@/tests/support/studio";

let world: TestWorld;
let anna: Context;
let guest: { ctx: Context; link: Link };
/** Anna's working hours: Monday to Friday, 9 to 17 in Berlin. */
let id: string;

const germany = { country: "DE", region: "" };
const bavaria = { country: "DE", region: "BY" };

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  anna = await createStudio(world.visit);
  id = (await findSchedules(anna))[0]?.id ?? "";
  guest = await createOpenLink(anna);
});
afterAll(() => world.drop());

/** How many starts the link offers on a date of a zone. */
async function offered(onDate: string, timeZone = "Europe/Berlin"): Promise<number> {
  const from = startOfDate(onDate, timeZone);
  const range = { durationMinutes: 30, from, until: from + 86_400_000 };
  return (await findSlots(guest.ctx, guest.link, range)).length;
}

test("the holidays of a country close their dates, and no others, until they are dropped", async () => {
  expect(await offered("2026-12-25")).toBe(16);
  await keepHolidays(anna, id, germany);
  expect(await Promise.all(["2026-12-24", "2026-12-25", "2027-01-01"].map((date) => offered(date)))).toEqual([
    16, 0, 0,
  ]);
  await dropHolidays(anna, id, germany);
  expect(await offered("2026-12-25")).toBe(16);
  await expect(dropHolidays(anna, id, germany)).rejects.toMatchObject({ code: "not_found" });
});

test("Epiphany closes Bavaria and not all of Germany", async () => {
  await keepHolidays(anna, id, germany);
  expect(await offered("2027-01-06")).toBe(16);
  await keepHolidays(anna, id, bavaria);
  expect(await offered("2027-01-06")).toBe(0);
  expect((await requireSchedule(anna, id)).holidays).toEqual([germany, bavaria]);
});

test("hours of a date's own open a holiday", async () => {
  await keepHolidays(anna, id, germany);
  await setDates(anna, id, { dates: ["2026-12-25"], ranges: [{ startMinute: 600, endMinute: 660 }] });
  expect(await offered("2026-12-25")).toBe(2);
  await setDates(anna, id, { dates: ["2026-12-25"], ranges: null });
  expect(await offered("2026-12-25")).toBe(0);
});

test("a holiday is a date on the schedule's clock, whatever the zone of the link", async () => {
  await keepHolidays(anna, id, germany);
  await changeSchedule(anna, id, { name: "Far away", timeZone: "Pacific/Auckland" });
  guest = await changeLink(anna, guest.link, { timeZone: "America/St_Johns" });
  // 9 to 17 on a date in Auckland is 16:30 to 00:30 in St John's, from the date before.
  expect(await offered("2026-12-25", "Pacific/Auckland")).toBe(0);
  expect(await offered("2026-12-24", "Pacific/Auckland")).toBe(16);
  expect(await offered("2026-12-23", "America/St_Johns")).toBe(16);
  expect(await offered("2026-12-24", "America/St_Johns")).toBe(1);
});

test("a holiday cannot be booked, and whoever asks why is told its name", async () => {
  await keepHolidays(anna, id, germany);
  const ten = startOfDate("2026-12-25", "Europe/Berlin") + 10 * 3_600_000;
  await expect(bookSlot(guest.ctx, guest.link, request(ten))).rejects.toMatchObject({
    code: "slot_not_offered",
    reason: "day_off",
  });
  const answer = await explainForOwner(anna, guest.link.id, { start: ten, durationMinutes: 30 });
  const [reason] = answer.reasons;
  expect(reason).toMatchObject({ kind: "day_off", dates: { first: "2026-12-25", last: "2026-12-25" } });
  const inWords = (language: "en" | "de", locale: string) =>
    reason &&
    ownersWords[reason.kind](reason, answer, {
      t: translator(language, "explanations"),
      display: { locale, timeZone: "Europe/Berlin" },
    });
  expect(inWords("en", "en-GB")).toBe("Anna Berg is off on Friday, 25 December 2026: Christmas Day.");
  expect(inWords("de", "de-DE")).toContain("1. Weihnachtstag");
});

test("a place that is none is refused at its field, and one that is kept already is told", async () => {
  const refused = (place: { country: string; region: string }) =>
    keepHolidays(anna, id, place).then(
      () => [],
      (error) => error.fields.map(({ pointer }: { pointer: string }) => pointer),
    );
  expect(await refused({ country: "XX", region: "" })).toEqual(["/country"]);
  expect(await refused({ country: "DE", region: "CA" })).toEqual(["/region"]);
  await keepHolidays(anna, id, germany);
  await expect(keepHolidays(anna, id, germany)).rejects.toMatchObject({ code: "conflict" });
});
