import { randomBytes } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import ICAL from "ical.js";
import postgres from "postgres";
import { startEmbedded } from "@/db/embedded";
import { formatDate, formatTime } from "@/lib/time/format";
import { type Booked, bookThroughApi, freeTimes } from "./api";
import { expectNoSidewaysScroll, expectAccessible as expectNothingWrong } from "./axe";
import { newDataDir, type RunningServer, startServer } from "./server";

/** The zone that these guests book in; neither their browser's nor the link's. */
const timeZone = "Europe/Berlin";
const berlin = { locale: "en-GB", timeZone };

/** An installation of its own for a spec about guests' own bookings, whose database can be looked into. */
export function ownBookings(link: string) {
  let server: RunningServer;
  let sql: postgres.Sql;
  let end: () => Promise<void>;
  test.describe.configure({ mode: "serial" });
  test.beforeAll(async () => {
    const data = await newDataDir();
    const database = await startEmbedded({ dataDir: data.path, throwAway: true });
    sql = postgres(database.url, { max: 1 });
    server = await startServer({
      DATABASE_URL: database.url,
      AUTH_SECRET: randomBytes(32).toString("base64"),
      PUBLIC_PAGES_PER_MINUTE: "1000",
    });
    end = async () => {
      await sql.end();
      expect(await server.stop()).toBe(0);
      await database.stop();
      await data.remove();
    };
  });
  test.afterAll(() => end());

  return {
    server: () => server,
    sql: () => sql,
    link,

    /** Lets the test see the rows of the only organization. */
    async seeRows(): Promise<void> {
      const [user] = await sql`select id, set_config('app.user_id', id::text, false) from users`;
      const [member] = await sql`select organization_id as id from memberships where user_id = ${user?.id}`;
      await sql`select set_config('app.organization_id', ${member?.id}, false)`;
    },

    /** Gives the link some settings, as its owner would. */
    change: (settings: Record<string, unknown>) =>
      sql`update links set ${sql(settings)} where token = ${link}`,

    book: (name: string, start?: string) =>
      bookThroughApi(server, link, { name, email: "guest@example.com", timeZone, ...(start && { start }) }),

    free: () => freeTimes(server, link),

    /** What the database has of a booking. */
    async stored({ id }: Booked) {
      type Row = { status: string; sequence: number; uid: string; starts_at: Date };
      const [row] = await sql<Row[]>`select status, sequence, uid, starts_at from bookings where id = ${id}`;
      if (!row) throw new Error("There is no such booking.");
      const { starts_at, ...rest } = row;
      return { ...rest, start: starts_at.toISOString() };
    },
  };
}

/** Nothing is wrong with the page for whoever cannot see it, nor on a phone. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNothingWrong(page);
  await expectNoSidewaysScroll(page);
}

/** The file that the page offers for any calendar. */
export async function invitation({ manageUrl }: Booked) {
  const answer = await fetch(`${manageUrl}/invitation.ics`);
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8; method=PUBLISH");
  const calendar = ICAL.Component.fromString(await answer.text());
  const event = calendar.getFirstSubcomponent("vevent");
  const value = (name: string) => event?.getFirstPropertyValue(name);
  return {
    method: calendar.getFirstPropertyValue("method"),
    uid: value("uid"),
    sequence: value("sequence"),
    url: value("url"),
    start: (value("dtstart") as ICAL.Time).toJSDate().toISOString(),
    attendees: event?.getAllProperties("attendee").length,
  };
}

/** The page's own title. */
export const title = (page: Page) => page.getByRole("heading", { level: 1 });
/** A start on these guests' clock. */
export const onClock = (start: string | undefined) => formatTime(Date.parse(start ?? ""), berlin);

/** The same day's other free time, which a guest in Berlin sees in one list with the first. */
export const sameDay = (times: readonly string[], start: string) => {
  const day = (time: string) => formatDate(Date.parse(time), berlin);
  const other = times.find((time) => time !== start && day(time) === day(start));
  if (other === undefined) throw new Error("The day has one time only.");
  return other;
};

/** The time in the list of a day. */
export const timeLink = (page: Page, start: string) =>
  page.locator("#times").getByRole("link", { name: onClock(start), exact: true });
