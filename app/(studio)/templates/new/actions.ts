"use server";

import { redirect } from "next/navigation";
import { answerButton, answerForm } from "@/lib/auth/action";
import { words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import type { FormState } from "@/lib/form-state";
import { createTemplate } from "@/lib/templates/commands";
import { TemplateName } from "@/lib/templates/schema";
import { type StarterName, starterTemplate } from "@/lib/templates/starters";

/** Makes an empty template and opens it. */
export async function createEmptyAction(_: FormState, data: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(TemplateName, data, async ({ name }) => {
    const { id } = await createTemplate(ctx, { name, sendsFollowUp: false, questions: [] });
    redirect(`/templates/${id}?saved=created`);
  });
}

/** Makes a template from a starter, in the reader's language, and opens it. */
export async function createFromStarterAction(name: StarterName): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    const { id } = await createTemplate(ctx, starterTemplate(name, await words("templates")));
    redirect(`/templates/${id}?saved=created`);
  });
}
