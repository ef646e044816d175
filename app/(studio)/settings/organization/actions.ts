"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { answerForm } from "@/lib/auth/action";
import { requireMember } from "@/lib/auth/session";
import type { FormState } from "@/lib/form-state";
import { renameOrganization } from "@/lib/organizations/commands";
import { OrganizationName } from "@/lib/organizations/schema";

/** Gives the organization another name. */
export async function renameAction(_: FormState, data: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(OrganizationName, data, async (input) => {
    await renameOrganization(ctx, input);
    revalidatePath("/", "layout");
    redirect("/settings/organization?saved");
  });
}
