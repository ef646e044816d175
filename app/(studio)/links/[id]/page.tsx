import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { linkChoices } from "@/app/(studio)/links/link-choices";
import { previewView } from "@/app/(studio)/links/preview-view";
import { EditForm } from "@/components/links/edit-form";
import { Words } from "@/components/shell/words";
import { Notice } from "@/components/ui/notice";
import { orNotFound } from "@/lib/auth/action";
import { clientWords, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { toTyped } from "@/lib/link-forms/schema";
import { requireLink } from "@/lib/links/queries";
import { requireLinkSettings } from "@/lib/links/settings";
import { updateLinkAction } from "./actions";

export async function generateMetadata({ params }: PageProps<"/links/[id]">): Promise<Metadata> {
  const [{ ctx }, { id }, t] = await Promise.all([requireMember(), params, words("wizard")]);
  const { title } = await orNotFound(requireLink(ctx, id));
  return { title: `${title} · ${t("editTitle")}` };
}

export default async function LinkPage({ params, searchParams }: PageProps<"/links/[id]">) {
  const [{ ctx }, { id }, { saved, copied }, t] = await Promise.all([
    requireMember(),
    params,
    searchParams,
    words("wizard.edit"),
  ]);
  const { link, version, settings } = await orNotFound(requireLinkSettings(ctx, id));
  if (link.kind === "one_time") redirect(`/links/one-time/${id}`);
  const typed = toTyped(settings);
  const [choices, preview, texts] = await Promise.all([
    linkChoices(ctx, link.timeZone, id),
    previewView(ctx, typed, id),
    clientWords("wizard", "errors"),
  ]);
  return (
    <>
      {saved !== undefined && <Notice kind="success" title={t("saved")} />}
      {copied !== undefined && <Notice kind="info">{t("copied")}</Notice>}
      <Words {...texts}>
        <EditForm
          key={`${id} ${saved}`}
          link={{ id, token: link.token }}
          action={updateLinkAction.bind(null, id)}
          {...{ version, typed, choices, preview }}
        />
      </Words>
    </>
  );
}
