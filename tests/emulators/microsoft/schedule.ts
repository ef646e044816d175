import type { DateTimeTimeZone, ScheduleInformation } from "@microsoft/microsoft-graph-types";
import { type Context, Hono } from "hono";
import type { Env } from "@/tests/emulators/env";
import { requireScope } from "./access";
import { invalid } from "./errors";
import { spanOf } from "./event-times";
import type { Range } from "./series";
import type { GraphState } from "./state";
import { partsOf } from "./view";
import { instantOf, momentAt, preferredZone } from "./zones";

type Asked = {
  readonly schedules: readonly string[];
  readonly startTime: DateTimeTimeZone;
  readonly endTime: DateTimeTimeZone;
  readonly availabilityViewInterval?: number;
};

const longestMs = 62 * 86_400_000;

/** getSchedule: the default calendars of mailboxes, by address. */
export function scheduleRoutes(state: GraphState): Hono<Env> {
  const app = new Hono<Env>();
  app.post("/me/calendar/getSchedule", requireScope("readCalendars"), async (c) => {
    const asked = await c.req.json<Asked>();
    const range = { from: instantOf(asked.startTime), until: instantOf(asked.endTime) };
    if (!(range.from < range.until) || range.until - range.from > longestMs)
      throw invalid("The window is empty or longer than 62 days.", "ErrorInvalidTimeInterval");
    const intervalMs = (asked.availabilityViewInterval ?? 30) * 60_000;
    const value = asked.schedules.map((address) => scheduleOf(c, state, address, range, intervalMs));
    return c.json({ value });
  });
  return app;
}

function scheduleOf(
  c: Context<Env>,
  { calendars }: GraphState,
  scheduleId: string,
  range: Range,
  intervalMs: number,
): ScheduleInformation {
  const calendar = calendars.find(({ owner, isDefault }) => isDefault && owner.email === scheduleId);
  if (!calendar) {
    const message = "The address could not be resolved to a mailbox.";
    return { scheduleId, error: { message, responseCode: "ErrorMailRecipientNotFound" } };
  }
  const zone = preferredZone(c.req.header("prefer"));
  const parts = [...calendar.events.values()].flatMap((stored) => partsOf(stored, calendar, range));
  const timed = parts.map((event) => ({ event, span: spanOf(event, calendar) }));
  const steps = Math.ceil((range.until - range.from) / intervalMs);
  const view = Array.from({ length: steps }, (_, i) => {
    const [from, until] = [range.from + i * intervalMs, range.from + (i + 1) * intervalMs];
    const meets = timed.filter(({ span }) => span[0] < until && span[1] > from);
    return digits[Math.max(0, ...meets.map(({ event }) => ranks.indexOf(event.showAs ?? "free")))];
  });
  return {
    scheduleId,
    availabilityView: view.join(""),
    scheduleItems: timed.map(({ event, span: [start, end] }) => ({
      status: event.showAs ?? "unknown",
      subject: event.subject ?? "",
      isPrivate: false,
      start: momentAt(start, zone),
      end: momentAt(end, zone),
    })),
  };
}

/** What gives way to what, and the digit that each has in the view. */
const ranks = ["free", "workingElsewhere", "tentative", "busy", "oof"];
const digits = [0, 4, 1, 2, 3];
