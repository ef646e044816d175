"use server";

import { redirect } from "next/navigation";
import type { LinkFormState } from "@/components/links/form-state";
import { failedForm } from "@/lib/auth/action";
import { requireMember } from "@/lib/auth/session";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import {
  readTyped,
  type StepName,
  type TypedLink,
  type WizardStep,
  wholeTyped,
  wizardSteps,
} from "@/lib/link-forms/rules";
import { checkLink } from "@/lib/link-forms/schema";
import { createLink } from "@/lib/links/commands";
import { deleteDraft, findDrafts, saveDraft } from "@/lib/links/drafts";
import { checkTyped } from "./read-draft";

/** The draft that a form is for; one that was saved when the page was drawn may have ended since, in another tab. */
type DraftInForm = { readonly id: string; readonly isSaved: boolean };

/**
 * Keeps what was typed into a step, right or wrong, and goes where the pressed button says: on,
 * which asks for a step with nothing wrong, back, to any step, or straight to the finished link.
 */
export async function stepAction(
  draft: DraftInForm,
  step: WizardStep,
  _: LinkFormState,
  data: FormData,
): Promise<LinkFormState> {
  const { ctx } = await requireMember();
  const own = step === "review" ? {} : readTyped(data, [step]);
  const known = (await findDrafts(ctx)).find(({ id }) => id === draft.id);
  const typed = wholeTyped({ ...known?.values, ...own });
  const intent = String(data.get("intent") ?? "next");
  let goal: string;
  try {
    if (draft.isSaved && !known) throw new AppError("conflict", say("links.draftMade"));
    goal =
      intent === "make" ? await make(ctx, draft, step, typed) : await go(ctx, draft, step, intent, typed);
  } catch (error) {
    const { errors, message } = await failedForm(error, {});
    const whole = message === undefined ? [] : [{ field: "", message }];
    return { typed, errors: [...whole, ...errors] };
  }
  redirect(goal);
}

/** Makes the link, or returns the page that says what is in the way. */
async function make(ctx: Context, draft: DraftInForm, step: WizardStep, typed: TypedLink): Promise<string> {
  const { settings } = checkLink(typed);
  try {
    if (settings) return `/links?new=${(await createLink(ctx, settings, { draft })).id}`;
  } catch (error) {
    if (!(error instanceof AppError && error.code === "invalid")) throw error;
  }
  const { wrong } = await checkTyped(ctx, typed);
  const shown = step !== "review" && wrong.includes(step) ? step : "review";
  await saveDraft(ctx, { id: draft.id, values: typed, step: shown });
  return addressOf(draft.id, shown, true);
}

async function go(
  ctx: Context,
  { id }: DraftInForm,
  step: WizardStep,
  intent: string,
  typed: TypedLink,
): Promise<string> {
  const goal = goalOf(step, intent);
  const asksToGoOn = intent === "next" && step !== "review";
  const isWrong = asksToGoOn && (await checkTyped(ctx, typed)).wrong.includes(step as StepName);
  await saveDraft(ctx, { id, values: typed, step: isWrong ? step : goal });
  return isWrong ? addressOf(id, step, true) : addressOf(id, goal, false);
}

function goalOf(step: WizardStep, intent: string): WizardStep {
  const here = wizardSteps.indexOf(step);
  const named = wizardSteps.find((each) => each === intent);
  return named ?? wizardSteps[intent === "back" ? here - 1 : here + 1] ?? step;
}

const addressOf = (draftId: string, step: WizardStep, isChecked: boolean) =>
  `/links/new/${draftId}/${step}${isChecked ? "?check" : ""}`;

/** Throws an unfinished link away; its list has asked. */
export async function discardAction(draftId: string): Promise<void> {
  const { ctx } = await requireMember();
  await deleteDraft(ctx, draftId);
  redirect("/links/new");
}
