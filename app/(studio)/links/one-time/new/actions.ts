"use server";

import { redirect } from "next/navigation";
import { failedForm } from "@/lib/auth/action";
import { displayLocaleNow } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import type { FormState } from "@/lib/form-state";
import { formFields, parseInput } from "@/lib/input";
import { createOneTimeLink } from "@/lib/one-time/create-link";
import { formField, type NewOneTimeLink, oneTimeForm } from "@/lib/one-time/schema";
import { type Display, formatShortDate, formatTime } from "@/lib/time/format";

/** Makes a one-time link and shows it. */
export async function makeOneTimeAction(_: FormState, data: FormData): Promise<FormState> {
  const { ctx, user } = await requireMember();
  const display = { locale: await displayLocaleNow(), timeZone: user.timeZone };
  const fields = formFields(data);
  let input: NewOneTimeLink | undefined;
  let made: string;
  try {
    input = parseInput(oneTimeForm({ timeZone: user.timeZone, now: ctx.now }), fields);
    made = (await createOneTimeLink(ctx, input)).id;
  } catch (error) {
    return atFormFields(await failedForm(error, fields), input, display);
  }
  redirect(`/links/one-time/${made}?new=made`);
}

/** The errors of the command at the fields of the form; what is wrong with a picked time names the time. */
function atFormFields(state: FormState, input: NewOneTimeLink | undefined, display: Display): FormState {
  const errors = state.errors.map(({ field, message }) => {
    const path = field.split("/");
    const time = path[0] === "times" ? input?.times[Number(path[1])] : undefined;
    if (!time) return { field: formField(path), message };
    const when = `${formatShortDate(time.start, display)}, ${formatTime(time.start, display)}`;
    return { field: "times", message: `${when}: ${message}` };
  });
  return { ...state, errors };
}
