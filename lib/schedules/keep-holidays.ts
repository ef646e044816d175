import { and, eq } from "drizzle-orm";
import { scheduleHolidays } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { isHolidayPlace } from "./holiday-places";
import { lockSchedule } from "./lock-schedule";
import type { HolidayChoice } from "./schema";

/** Each costs every guest who looks at a link with this schedule; nobody keeps the holidays of more. */
const mostPlaces = 10;

/**
 * Closes a schedule on the public holidays of a country or region. Fails with `invalid` where
 * none are known, with `too_many` beyond ten places, and with `conflict` when these are kept already.
 */
export async function keepHolidays(ctx: Context, scheduleId: string, place: HolidayChoice): Promise<void> {
  requirePermission(ctx, "schedules:write");
  if (!(await isHolidayPlace(place))) {
    const detail = say(place.region === "" ? "schedules.chooseCountry" : "schedules.chooseRegion");
    throw new AppError("invalid", detail, [
      { pointer: place.region === "" ? "/country" : "/region", detail },
    ]);
  }
  await inTransaction(ctx.db, ctx, async (tx) => {
    const { id, holidays } = await lockSchedule(tx, ctx, scheduleId);
    const isKept = holidays.some((kept) => kept.country === place.country && kept.region === place.region);
    if (holidays.length >= mostPlaces)
      throw new AppError("too_many", say("schedules.tooManyPlaces", { most: mostPlaces }));
    if (isKept) throw new AppError("conflict", say("schedules.holidaysKept"));
    await tx
      .insert(scheduleHolidays)
      .values({ organizationId: ctx.organizationId, scheduleId: id, ...place });
    await recordAudit(tx, ctx, { action: "schedule.holidays_kept", subjectId: id, after: place });
  });
}

/** Opens a schedule on the holidays of a place again. Fails with `not_found` when it does not keep them. */
export async function dropHolidays(ctx: Context, scheduleId: string, place: HolidayChoice): Promise<void> {
  requirePermission(ctx, "schedules:write");
  await inTransaction(ctx.db, ctx, async (tx) => {
    const { id } = await lockSchedule(tx, ctx, scheduleId);
    const dropped = await tx
      .delete(scheduleHolidays)
      .where(
        and(
          eq(scheduleHolidays.organizationId, ctx.organizationId),
          eq(scheduleHolidays.scheduleId, id),
          eq(scheduleHolidays.country, place.country),
          eq(scheduleHolidays.region, place.region),
        ),
      )
      .returning({ country: scheduleHolidays.country });
    if (dropped.length === 0) throw new AppError("not_found", say("schedules.holidaysGone"));
    await recordAudit(tx, ctx, { action: "schedule.holidays_dropped", subjectId: id, before: place });
  });
}
