import type { Metadata } from "next";
import { ChooseForm } from "@/components/templates/choose-form";
import { ButtonForm } from "@/components/ui/button-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { PageTitle } from "@/components/ui/page-title";
import { Row, RowList } from "@/components/ui/row-list";
import { orNotFound } from "@/lib/auth/action";
import { words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { findTemplates, requireTemplate } from "@/lib/templates/queries";
import { deleteAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("templates"))("title") };
}

export default async function DeleteTemplatePage({ params }: PageProps<"/templates/[id]/delete">) {
  const [{ ctx }, { id }] = await Promise.all([requireMember(), params]);
  const [{ name, links }, all, t, ui] = await Promise.all([
    orNotFound(requireTemplate(ctx, id)),
    findTemplates(ctx),
    words("templates"),
    words("ui"),
  ]);
  const others = all.filter((template) => template.id !== id);
  const action = deleteAction.bind(null, id);
  return (
    <>
      <PageTitle title={t("delete.title", { name })} description={t("delete.text")} />
      <Card className="grid max-w-xl gap-5">
        {links.length === 0 ? (
          <ButtonForm action={action} variant="danger">
            {t("delete.confirm")}
          </ButtonForm>
        ) : (
          <>
            <p>{t("delete.used", { count: links.length })}</p>
            <RowList label={t("links.title")}>
              {links.map((link) => (
                <Row key={link.id} title={link.title} href={`/links/${link.id}`} />
              ))}
            </RowList>
            <ChooseForm
              action={action}
              name="replacement"
              label={t("delete.replacement")}
              placeholder={t("delete.placeholder")}
              options={[
                { value: "none", label: t("delete.nothing") },
                ...others.map((template) => ({ value: template.id, label: template.name })),
              ]}
              submitLabel={t("delete.confirm")}
              pendingLabel={t("delete.deleting")}
              variant="danger"
              errorTitle={ui("needsMending")}
            />
          </>
        )}
        <ButtonLink variant="secondary" href={`/templates/${id}`} className="justify-self-start">
          {t("delete.keep")}
        </ButtonLink>
      </Card>
    </>
  );
}
