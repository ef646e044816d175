import type { LinkChoices } from "@/components/links/choices";
import type { ReviewPart } from "@/components/links/review";
import type { FormError } from "@/components/ui/error-summary";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { type StepName, stepFields, stepNames, type TypedLink, untouched } from "@/lib/link-forms/rules";
import { checkLink } from "@/lib/link-forms/schema";
import type { LinkSettings } from "@/lib/links/schema";
import { reviewFacts } from "./review-facts";

/** Everything typed, in words, step by step; of a step that needs mending only what is wrong with it. */
export async function reviewParts(
  typed: TypedLink,
  errors: Readonly<Record<StepName, readonly FormError[]>>,
  choices: LinkChoices,
): Promise<ReviewPart[]> {
  const [t, locale] = await Promise.all([words("wizard"), displayLocaleNow()]);
  return stepNames.map((step) => {
    const problems = errors[step].map(({ message }) => message);
    const settings = problems.length === 0 ? settingsOf(step, typed) : undefined;
    return {
      step,
      problems,
      facts: settings ? reviewFacts[step](settings, { t, locale, choices }) : [],
    };
  });
}

/** The settings of one step, with what a new link has in the others, which may be wrong. */
const settingsOf = (step: StepName, typed: TypedLink): LinkSettings | undefined =>
  checkLink(onlyStep(step, typed)).settings;

const onlyStep = (step: StepName, typed: TypedLink): TypedLink => ({
  ...untouched,
  title: "…",
  ...Object.fromEntries(Object.keys(stepFields[step]).map((name) => [name, typed[name as keyof TypedLink]])),
});
