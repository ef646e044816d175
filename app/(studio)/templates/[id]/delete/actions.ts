"use server";

import { redirect } from "next/navigation";
import { answerForm } from "@/lib/auth/action";
import { requireMember } from "@/lib/auth/session";
import type { FormState } from "@/lib/form-state";
import { deleteTemplate } from "@/lib/templates/delete-template";
import { DeleteTemplate } from "@/lib/templates/schema";

/** Deletes the template, gives its links what was chosen instead, and goes back to the list. */
export async function deleteAction(id: string, _: FormState, data: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(DeleteTemplate, data, async (input) => {
    await deleteTemplate(ctx, id, input);
    redirect("/templates?saved=deleted");
  });
}
