import { clientError } from "@/app/(studio)/links/one-time/client-error";
import { words } from "@/lib/auth/reader";
import { findMember } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { type Busy, findWeek } from "@/lib/one-time/week";
import { WeekQuery } from "@/lib/one-time/week-schema";
import { dayOf, startOfDay } from "@/lib/time/zone";

/** The hours and busy times of the week after a date, for the calendar on which times are picked. */
export async function GET(request: Request): Promise<Response> {
  const member = await findMember();
  if (!member) return clientError(401);
  const asked = WeekQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return clientError(422);
  const { from, ...source } = asked.data;
  const { timeZone } = member.user;
  const range = { from: startOfDay(dayOf(from), timeZone), until: startOfDay(dayOf(from) + 7, timeZone) };
  try {
    const { busy, ...week } = await findWeek(member.ctx, source, range);
    const label = await busyLabel();
    const labelled = busy.map((time) => ({ start: time.start, end: time.end, label: label(time) }));
    return Response.json({ ...week, busy: labelled }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    if (error instanceof AppError) return clientError(404);
    throw error;
  }
}

async function busyLabel(): Promise<(busy: Busy) => string> {
  const t = await words("oneTime");
  return ({ kind, title, guest }) => {
    if (kind === "offered") return t("busy.offered", { guest: guest ?? "" });
    return kind === "form" ? t("busy.form") : t("busy.meeting", { title, guest: guest ?? "" });
  };
}
