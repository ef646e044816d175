import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { linkChoices } from "@/app/(studio)/links/link-choices";
import { stepAction } from "@/app/(studio)/links/new/actions";
import { readDraft } from "@/app/(studio)/links/new/read-draft";
import { reviewParts } from "@/app/(studio)/links/new/review-parts";
import { previewView } from "@/app/(studio)/links/preview-view";
import { Review } from "@/components/links/review";
import { StepForm } from "@/components/links/step-form";
import { Words } from "@/components/shell/words";
import { PageTitle } from "@/components/ui/page-title";
import { orNotFound } from "@/lib/auth/action";
import { clientWords, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { httpStatus } from "@/lib/http-status";
import { wizardSteps } from "@/lib/link-forms/rules";
import { setResponseStatus } from "@/lib/server/response-status";

export async function generateMetadata({
  params,
}: PageProps<"/links/new/[draft]/[step]">): Promise<Metadata> {
  const [t, { step }] = await Promise.all([words("wizard"), params]);
  const known = wizardSteps.find((each) => each === step);
  return { title: known ? `${t(`steps.${known}`)} · ${t("title")}` : t("title") };
}

export default async function StepPage({ params, searchParams }: PageProps<"/links/new/[draft]/[step]">) {
  const [{ ctx, user }, { draft: draftId, step: named }, { check }, t] = await Promise.all([
    requireMember(),
    params,
    searchParams,
    words("wizard"),
  ]);
  const step = wizardSteps.find((each) => each === named) ?? notFound();
  const { typed, errors, wrong } = await orNotFound(readDraft(ctx, draftId));
  const [choices, preview, texts] = await Promise.all([
    linkChoices(ctx, typed.timeZone || user.timeZone),
    previewView(ctx, typed),
    clientWords("wizard", "errors"),
  ]);
  const action = stepAction.bind(null, { id: draftId, isSaved: true }, step);
  const shownErrors = step === "review" || check === undefined ? [] : errors[step];
  if (shownErrors.length > 0) setResponseStatus(httpStatus.invalid);
  // A step that nobody has been to is not wrong yet, but for the first, which always is.
  const isReview = step === "review";
  const seen = wizardSteps.slice(0, wizardSteps.indexOf(step));
  return (
    <>
      <PageTitle title={t("title")} />
      <Words {...texts}>
        {isReview ? (
          <Review
            parts={await reviewParts(typed, errors, choices)}
            wrong={wrong}
            preview={preview}
            action={action}
          />
        ) : (
          <StepForm
            key={step}
            {...{ step, draftId, typed, choices, preview, action }}
            errors={shownErrors}
            wrong={wrong.filter((each) => seen.includes(each))}
          />
        )}
      </Words>
    </>
  );
}
