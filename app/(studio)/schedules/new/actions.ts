"use server";

import { redirect } from "next/navigation";
import { answerForm } from "@/lib/auth/action";
import { requireMember } from "@/lib/auth/session";
import type { FormState } from "@/lib/form-state";
import { createSchedule } from "@/lib/schedules/commands";
import { ScheduleName } from "@/lib/schedules/schema";

/** Makes a schedule and opens it. */
export async function createScheduleAction(_: FormState, data: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(ScheduleName, data, async (input) => {
    const { id } = await createSchedule(ctx, input);
    redirect(`/schedules/${id}?saved=created`);
  });
}
