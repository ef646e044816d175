"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { SavedPart } from "@/app/(studio)/schedules/saved";
import { answerForm, failedForm } from "@/lib/auth/action";
import { requireMember } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import type { FormState } from "@/lib/form-state";
import { formFields, parseInput } from "@/lib/input";
import { changeSchedule, deleteSchedule, makeDefault } from "@/lib/schedules/commands";
import { addDaysOff, removeDaysOff } from "@/lib/schedules/days-off";
import { requireSchedule } from "@/lib/schedules/queries";
import { weeklyVersion } from "@/lib/schedules/rules";
import { DaysOff, ScheduleName } from "@/lib/schedules/schema";
import { removeOverride, setOverride, setWeeklyHours } from "@/lib/schedules/set-hours";
import { OverrideForm, WeeklyForm } from "./read-fields";

/** Back to the schedule, which says what was done where it was done. */
const saved = (id: string, part: SavedPart): never => redirect(`/schedules/${id}?saved=${part}`);

/** A form of one button has nothing to read. */
const Nothing = z.object({});

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
    const message = `${error.message} Save again to replace those hours with yours, or open the page anew to see them.`;
    return { ...failed, values: { ...fields, version }, message };
  }
  return saved(id, "hours");
}

/** Gives a date its own hours, or closes it. */
export async function setOverrideAction(id: string, _: FormState, data: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(OverrideForm, data, async (input) => {
    await setOverride(ctx, id, input);
    saved(id, "date");
  });
}

/** Gives a date its weekly hours back. */
export async function removeOverrideAction(
  id: string,
  onDate: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(Nothing, data, async () => {
    await removeOverride(ctx, id, onDate);
    saved(id, "date-removed");
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
export async function removeDaysOffAction(
  id: string,
  daysOffId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(Nothing, data, async () => {
    await removeDaysOff(ctx, id, daysOffId);
    saved(id, "days-removed");
  });
}

/** Makes this the default schedule. */
export async function makeDefaultAction(id: string, _: FormState, data: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(Nothing, data, async () => {
    await makeDefault(ctx, id);
    saved(id, "default");
  });
}

/** Deletes the schedule and goes back to the list. */
export async function deleteAction(id: string, _: FormState, data: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(Nothing, data, async () => {
    await deleteSchedule(ctx, id);
    redirect("/schedules?saved=deleted");
  });
}
