"use server";

import { redirect } from "next/navigation";
import type { SavedPart } from "@/app/(studio)/schedules/saved";
import { answerButton, answerForm, failedForm } from "@/lib/auth/action";
import { words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import type { FormState } from "@/lib/form-state";
import { formFields, parseInput } from "@/lib/input";
import { changeSchedule, deleteSchedule, makeDefault } from "@/lib/schedules/commands";
import { addDaysOff, removeDaysOff } from "@/lib/schedules/days-off";
import type { HolidayPlace } from "@/lib/schedules/holidays";
import { dropHolidays, keepHolidays } from "@/lib/schedules/keep-holidays";
import { requireSchedule } from "@/lib/schedules/queries";
import { weeklyVersion } from "@/lib/schedules/rules";
import { DaysOff, HolidayChoice, ScheduleName } from "@/lib/schedules/schema";
import { setDates, setWeeklyHours } from "@/lib/schedules/set-hours";
import { giveSchedule } from "@/lib/schedules/users";
import { OverrideForm, WeeklyForm } from "./read-fields";

/** Back to the schedule, which says what was done where it was done. */
const saved = (id: string, part: SavedPart): never => redirect(`/schedules/${id}?saved=${part}`);

/** Changes name and time zone. */
export async function changeAction(id: string, _: FormState, data: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(ScheduleName, data, async (input) => {
    await changeSchedule(ctx, id, input);
    saved(id, "name");
  });
}

/**
 * Replaces the weekly hours. When another tab changed them meanwhile, the form comes back
 * as it was typed and knows the new version: sent again, it replaces those.
 */
export async function setHoursAction(id: string, _: FormState, data: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  const fields = formFields(data);
  try {
    await setWeeklyHours(ctx, id, parseInput(WeeklyForm, fields));
  } catch (error) {
    const failed = await failedForm(error, fields);
    if (!(error instanceof AppError && error.code === "conflict")) return failed;
    const version = weeklyVersion((await requireSchedule(ctx, id)).weekly);
    const message = `${failed.message} ${(await words("errors"))("schedules.saveAgain")}`;
    return { ...failed, values: { ...fields, version }, message };
  }
  return saved(id, "hours");
}

/** Gives dates hours of their own, closes them, or gives them their weekly hours back. */
export async function setDatesAction(id: string, _: FormState, data: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(OverrideForm, data, async (input) => {
    await setDates(ctx, id, input);
    const month = input.dates[0]?.slice(0, 7);
    redirect(`/schedules/${id}?saved=dates&count=${input.dates.length}&month=${month}`);
  });
}

/** Gives one date its weekly hours back. */
export async function removeOverrideAction(id: string, onDate: string): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    await setDates(ctx, id, { dates: [onDate], ranges: null });
    saved(id, "dateRemoved");
  });
}

/** Closes the schedule on the public holidays of a place. */
export async function keepHolidaysAction(id: string, _: FormState, data: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(HolidayChoice, data, async (place) => {
    await keepHolidays(ctx, id, place);
    saved(id, "holidays");
  });
}

/** Opens the schedule on the public holidays of a place again. */
export async function dropHolidaysAction(id: string, place: HolidayPlace): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    await dropHolidays(ctx, id, place);
    saved(id, "holidaysRemoved");
  });
}

/** Makes the schedule somebody's own. */
export async function giveScheduleAction(id: string, resourceId: string): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    await giveSchedule(ctx, id, resourceId);
    saved(id, "given");
  });
}

/** Adds days off. */
export async function addDaysOffAction(id: string, _: FormState, data: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(DaysOff, data, async (input) => {
    await addDaysOff(ctx, id, input);
    saved(id, "days");
  });
}

/** Takes days off back. */
export async function removeDaysOffAction(id: string, daysOffId: string): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    await removeDaysOff(ctx, id, daysOffId);
    saved(id, "daysRemoved");
  });
}

/** Makes this the default schedule. */
export async function makeDefaultAction(id: string): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    await makeDefault(ctx, id);
    saved(id, "default");
  });
}

/** Deletes the schedule and goes back to the list. */
export async function deleteAction(id: string): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    await deleteSchedule(ctx, id);
    redirect("/schedules?saved=deleted");
  });
}
