import type { Metadata } from "next";
import { linkChoices } from "@/app/(studio)/links/link-choices";
import { previewView } from "@/app/(studio)/links/preview-view";
import { DraftList } from "@/components/links/draft-list";
import { StepForm } from "@/components/links/step-form";
import { Words } from "@/components/shell/words";
import { PageTitle } from "@/components/ui/page-title";
import { clientWords, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { newId } from "@/lib/ids";
import { untouched, wholeTyped } from "@/lib/link-forms/rules";
import { findDrafts } from "@/lib/links/drafts";
import { discardAction, stepAction } from "./actions";
import { agoText } from "./ago-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("wizard"))("title") };
}

export default async function NewLinkPage() {
  const { ctx, user } = await requireMember();
  const [t, drafts, choices, preview, texts] = await Promise.all([
    words("wizard"),
    findDrafts(ctx),
    linkChoices(ctx, user.timeZone),
    previewView(ctx, untouched),
    clientWords("wizard", "errors"),
  ]);
  const draftId = newId();
  return (
    <>
      <PageTitle title={t("title")} />
      {drafts.length > 0 && (
        <DraftList
          title={t("drafts.title")}
          or={t("drafts.or")}
          discard={{
            open: t("drafts.discard"),
            text: t("drafts.discardText"),
            yes: t("drafts.discardYes"),
          }}
          drafts={drafts.map(({ id, values, step, updatedAt }) => {
            const title = wholeTyped(values).title.trim();
            return {
              href: `/links/new/${id}/${step}`,
              text: title === "" ? t("drafts.untitled") : t("drafts.continue", { title }),
              savedText: t("drafts.savedAgo", { ago: agoText(t, ctx.now - updatedAt) }),
              discard: discardAction.bind(null, id),
              discardLabel: title === "" ? t("drafts.discardUntitled") : t("drafts.discardNamed", { title }),
            };
          })}
        />
      )}
      <Words {...texts}>
        <StepForm
          key={draftId}
          step="basics"
          draftId={draftId}
          typed={untouched}
          errors={[]}
          wrong={[]}
          choices={choices}
          preview={preview}
          isNew
          action={stepAction.bind(null, { id: draftId, isSaved: false }, "basics")}
        />
      </Words>
    </>
  );
}
