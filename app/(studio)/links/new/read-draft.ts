import type { FormError } from "@/components/ui/error-summary";
import { words } from "@/lib/auth/reader";
import type { Context } from "@/lib/context";
import { said } from "@/lib/i18n/say";
import { type StepName, stepNames, type TypedLink, wholeTyped } from "@/lib/link-forms/rules";
import { checkStep } from "@/lib/link-forms/schema";
import { getDraft } from "@/lib/links/drafts";
import { isSlugFree } from "@/lib/links/find-links";

/** An unfinished link, and what is wrong with each of its steps, in words. */
export type ReadDraft = {
  readonly typed: TypedLink;
  readonly errors: Readonly<Record<StepName, readonly FormError[]>>;
  readonly wrong: readonly StepName[];
};

/** Reads a draft and checks all of it. Fails with `not_found`. */
export async function readDraft(ctx: Context, draftId: string): Promise<ReadDraft> {
  return checkTyped(ctx, wholeTyped((await getDraft(ctx, draftId)).values));
}

/** The same for what was typed, with the check of the address that only the database can make. */
export async function checkTyped(ctx: Context, typed: TypedLink): Promise<ReadDraft> {
  const t = await words("errors");
  const errors: Record<StepName, FormError[]> = {
    basics: [],
    availability: [],
    lengths: [],
    limits: [],
    questions: [],
  };
  for (const step of stepNames) {
    errors[step] = checkStep(step, typed).map(({ field, message }) => ({ field, message: said(t, message) }));
  }
  const slug = typed.slug.trim().toLowerCase();
  const mayAsk = slug !== "" && !errors.basics.some(({ field }) => field === "slug");
  if (mayAsk && !(await isSlugFree(ctx, slug))) {
    errors.basics.push({ field: "slug", message: t("links.slugTaken") });
  }
  return { typed, errors, wrong: stepNames.filter((step) => errors[step].length > 0) };
}
