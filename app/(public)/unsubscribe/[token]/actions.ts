"use server";

import { redirect } from "next/navigation";
import { answerButton } from "@/lib/auth/action";
import { inChosenLanguage } from "@/lib/auth/reader";
import { AppError } from "@/lib/errors";
import type { FormState } from "@/lib/form-state";
import { say } from "@/lib/i18n/say";
import { optBackIn, optOut } from "@/lib/mail-opt-outs/commands";
import { findOwnMails } from "./own-mails";

/** Stops a guest's reminders. */
export async function optOutAction(token: string): Promise<FormState> {
  return change(token, optOut);
}

/** Sends them again. */
export async function optBackInAction(token: string): Promise<FormState> {
  return change(token, optBackIn);
}

const change = (token: string, command: typeof optOut): Promise<FormState> =>
  answerButton(async () => {
    const own = await findOwnMails(token);
    if (!own) throw new AppError("not_found", say("bookings.gone"));
    await command(own.ctx, own.attendeeId);
    redirect(inChosenLanguage(`/unsubscribe/${token}`));
  });
