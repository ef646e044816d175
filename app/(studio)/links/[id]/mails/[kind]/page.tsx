import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MailEditor } from "@/components/link-mails/mail-editor";
import { Words } from "@/components/shell/words";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { orNotFound } from "@/lib/auth/action";
import { clientWords, readerNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { requireLinkMail } from "@/lib/link-mails/find-mails";
import { previewMail } from "@/lib/link-mails/preview-mail";
import { lostWith, toWhom } from "@/lib/link-mails/rules";
import { MailKindInput } from "@/lib/link-mails/schema";
import { requireLink } from "@/lib/links/queries";
import { placeholders } from "@/lib/notifications/templates/placeholders";
import { editMailAction } from "./actions";

type Props = PageProps<"/links/[id]/mails/[kind]">;

const kindOf = async (params: Props["params"]) =>
  MailKindInput.safeParse((await params).kind).data ?? notFound();

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ ctx }, { id }, kind, t] = await Promise.all([
    requireMember(),
    params,
    kindOf(params),
    words("linkMails"),
  ]);
  const { title } = await orNotFound(requireLink(ctx, id));
  return { title: `${title} · ${t(`kinds.${kind}`)}` };
}

/** The words of one kind of a link's mails, beside the mail that they make. */
export default async function LinkMailPage({ params, searchParams }: Props) {
  const [{ ctx }, { id }, kind, { saved }, t, { language }, texts] = await Promise.all([
    requireMember(),
    params,
    kindOf(params),
    searchParams,
    words("linkMails"),
    readerNow(),
    clientWords("linkMails", "errors"),
  ]);
  const { version, subject, intro, isOn } = await orNotFound(requireLinkMail(ctx, id, kind));
  const [preview, ours] = await Promise.all([
    previewMail(ctx, id, kind, { subject, intro }, language),
    previewMail(ctx, id, kind, { subject: null, intro: null }, language),
  ]);
  const to = toWhom(kind);
  const lost = lostWith(kind);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="text-lg font-semibold">
          {t(`kinds.${kind}`)} · {t(`to.${to}`)}
        </h2>
        <ButtonLink href={`/links/${id}/mails`} variant="secondary" size="small">
          {t("all")}
        </ButtonLink>
      </div>
      {saved !== undefined && <Notice kind="success">{t("editor.saved")}</Notice>}
      {!isOn && (
        <Notice kind="warning" title={t("isOff")}>
          {lost && t(`lost.${to}.${lost}`)}
        </Notice>
      )}
      <Words {...texts}>
        <MailEditor
          key={`${kind} ${saved}`}
          address={`/links/${id}/mails/${kind}`}
          words={{ subject: subject ?? "", intro: intro ?? "" }}
          ourSubject={ours.subject}
          action={editMailAction.bind(null, id, kind)}
          {...{ version, placeholders, preview }}
        />
      </Words>
    </>
  );
}
