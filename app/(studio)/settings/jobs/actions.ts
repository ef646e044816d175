"use server";

import { redirect } from "next/navigation";
import { answerButton } from "@/lib/auth/action";
import { requireMember } from "@/lib/auth/session";
import type { FormState } from "@/lib/form-state";
import { discardJob, retryAllJobs, retryJob } from "@/lib/jobs/failed-jobs";

/** Runs a job again that was given up. */
export async function retryAction(jobId: string): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    await retryJob(ctx, jobId);
    redirect("/settings/jobs?done=retried");
  });
}

/** Runs all of them again. */
export async function retryAllAction(): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => redirect(`/settings/jobs?retried=${await retryAllJobs(ctx)}`));
}

/** Throws one away. */
export async function discardAction(jobId: string): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    await discardJob(ctx, jobId);
    redirect("/settings/jobs?done=discarded");
  });
}
