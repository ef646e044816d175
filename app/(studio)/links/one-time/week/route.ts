import { answerJson } from "@/lib/auth/json";
import { words } from "@/lib/auth/reader";
import { parseInput } from "@/lib/input";
import { type Busy, findWeek } from "@/lib/one-time/week";
import { WeekQuery } from "@/lib/one-time/week-schema";
import { dayOf, startOfDay } from "@/lib/time/zone";

/** The hours and busy times of the week after a date, for the calendar on which times are picked. */
export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerJson(async (ctx, { timeZone }) => {
    const { from, ...source } = parseInput(WeekQuery, query);
    const range = { from: startOfDay(dayOf(from), timeZone), until: startOfDay(dayOf(from) + 7, timeZone) };
    const { busy, ...week } = await findWeek(ctx, source, range);
    const label = await busyLabel();
    return { ...week, busy: busy.map((time) => ({ start: time.start, end: time.end, label: label(time) })) };
  });
}

async function busyLabel(): Promise<(busy: Busy) => string> {
  const t = await words("oneTime");
  return ({ kind, title, guest }) => {
    if (kind === "offered") return t("busy.offered", { guest: guest ?? "" });
    return kind === "form" ? t("busy.form") : t("busy.meeting", { title, guest: guest ?? "" });
  };
}
