"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { LinkFormState } from "@/components/links/form-state";
import { failedForm } from "@/lib/auth/action";
import { words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { said } from "@/lib/i18n/say";
import { readTyped, stepNames, wholeTyped } from "@/lib/link-forms/rules";
import { checkLink, fieldAt } from "@/lib/link-forms/schema";
import { updateLink } from "@/lib/links/commands";
import { requireLink } from "@/lib/links/queries";

/**
 * Saves all settings of a link. Older ones than those that are there are refused, unless the
 * form says which version they are to be saved over.
 */
export async function updateLinkAction(
  linkId: string,
  _: LinkFormState,
  data: FormData,
): Promise<LinkFormState> {
  const { ctx } = await requireMember();
  const typed = wholeTyped(readTyped(data, stepNames));
  const version = Number(data.get("version"));
  const over = data.get("over");
  const refuse = async (errors: LinkFormState["errors"], isConflict = false): Promise<LinkFormState> => {
    const { version: current } = await requireLink(ctx, linkId);
    return { typed, errors, change: { version, current, isConflict } };
  };
  const checked = checkLink(typed);
  if (!checked.settings) {
    const t = await words("errors");
    return refuse(checked.errors.map(({ field, message }) => ({ field, message: said(t, message) })));
  }
  let saved: number;
  try {
    const to = { ...checked.settings, version: over === null ? version : Number(over) };
    saved = (await updateLink(ctx, linkId, to)).version;
  } catch (error) {
    const { errors, message } = await failedForm(error, {});
    if (error instanceof AppError && error.code === "conflict") return refuse([], true);
    const whole = message === undefined ? [] : [{ field: "", message }];
    return refuse([...whole, ...errors.map((each) => ({ ...each, field: fieldAt([each.field], typed) }))]);
  }
  // The title stands above the page, in its layout, too.
  revalidatePath("/links", "layout");
  redirect(`/links/${linkId}?saved=${saved}`);
}
