import type { Metadata } from "next";
import { Saved } from "@/app/(studio)/templates/saved";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Row, RowList } from "@/components/ui/row-list";
import { words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { findTemplates } from "@/lib/templates/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("templates"))("title") };
}

export default async function TemplatesPage({ searchParams }: PageProps<"/templates">) {
  const { ctx } = await requireMember();
  const [templates, { saved }, t] = await Promise.all([findTemplates(ctx), searchParams, words("templates")]);
  const action = <ButtonLink href="/templates/new">{t("new")}</ButtonLink>;
  return (
    <>
      <PageTitle title={t("title")} description={t("description")} action={templates.length > 0 && action} />
      <Saved part="deleted" saved={saved} trigger={ctx.now} />
      {templates.length === 0 ? (
        <EmptyState title={t("emptyTitle")} text={t("emptyText")} action={action} />
      ) : (
        <RowList label={t("listLabel")}>
          {templates.map(({ id, name, sendsFollowUp, questionCount, linkCount }) => (
            <Row
              key={id}
              title={name}
              href={`/templates/${id}`}
              detail={`${t("questionCount", { count: questionCount })} · ${t("linkCount", { count: linkCount })}`}
              trailing={
                <Badge tone={sendsFollowUp ? "success" : "neutral"}>
                  {t(sendsFollowUp ? "followUpOn" : "followUpOff")}
                </Badge>
              }
            />
          ))}
        </RowList>
      )}
    </>
  );
}
