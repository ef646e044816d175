"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { ReminderFormState } from "@/components/link-mails/form-state";
import { answerButton, failedForm } from "@/lib/auth/action";
import { requireMember } from "@/lib/auth/session";
import type { FormState } from "@/lib/form-state";
import { formFields, parseInput } from "@/lib/input";
import { saveReminders, setMailOn } from "@/lib/link-mails/commands";
import { MailKindInput, Reminders } from "@/lib/link-mails/schema";
import { changeAfter } from "./change-after";
import { leadsTyped } from "./leads-typed";

/** Says whether a kind of mail goes out for a link. */
export async function switchMailAction(
  linkId: string,
  kind: string,
  isOn: boolean,
  _: FormState,
  __: FormData,
): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    await setMailOn(ctx, linkId, parseInput(MailKindInput, kind), isOn);
    revalidatePath(`/links/${linkId}/mails`);
  });
}

/** Saves when guests and hosts are reminded. */
export async function saveRemindersAction(
  linkId: string,
  _: ReminderFormState,
  data: FormData,
): Promise<ReminderFormState> {
  const { ctx } = await requireMember();
  const fields = formFields(data);
  let saved: number;
  try {
    const guest = leadsTyped(fields, "guest");
    const host = leadsTyped(fields, "host");
    saved = await saveReminders(
      ctx,
      linkId,
      parseInput(Reminders, { version: fields.over ?? fields.version, guest, host }),
    );
  } catch (error) {
    const failed = await failedForm(error, fields);
    // Whatever is wrong with a list of leads was written in the line beneath the ticks, or is mended there.
    const errors = failed.errors.map((each) => ({ ...each, field: `${each.field.split("/")[0]}Own` }));
    return { ...failed, errors, change: await changeAfter(ctx, linkId, fields, error) };
  }
  revalidatePath(`/links/${linkId}`, "layout");
  redirect(`/links/${linkId}/mails?saved=${saved}#reminders`);
}
