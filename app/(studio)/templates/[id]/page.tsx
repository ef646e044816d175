import type { Metadata } from "next";
import { Saved } from "@/app/(studio)/templates/saved";
import { Words } from "@/components/shell/words";
import { TemplateEditor } from "@/components/templates/template-editor";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonForm } from "@/components/ui/button-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { orNotFound } from "@/lib/auth/action";
import { clientWords, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { requireTemplate, type TemplateDetails } from "@/lib/templates/queries";
import { duplicateAction, renameAction, saveAction } from "./actions";
import { TemplateLinks } from "./template-links";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("templates"))("title") };
}

export default async function TemplatePage({ params, searchParams }: PageProps<"/templates/[id]">) {
  const [{ ctx }, { id }, { saved }] = await Promise.all([requireMember(), params, searchParams]);
  const [template, t, brought] = await Promise.all([
    orNotFound(requireTemplate(ctx, id)),
    words("templates"),
    clientWords("templates", "errors"),
  ]);
  return (
    <>
      <PageTitle
        title={template.name}
        action={
          <ButtonLink variant="secondary" href="/templates">
            {t("all")}
          </ButtonLink>
        }
      />
      {(["created", "renamed", "duplicated"] as const).map((part) => (
        <Saved key={part} part={part} saved={saved} trigger={ctx.now} />
      ))}
      <div className="hidden noscript:block">
        <WithoutScript {...template} />
      </div>
      <div className="noscript:hidden">
        <Words {...brought}>
          <TemplateEditor
            // Another template is another form.
            key={id}
            template={formOf(template)}
            save={saveAction.bind(null, id)}
            href={`/templates/${id}`}
          />
        </Words>
      </div>
      <TemplateLinks ctx={ctx} template={template} saved={saved} />
      <Section title={t("whole.title")}>
        <div className="flex flex-wrap items-start gap-3">
          <ButtonForm action={duplicateAction.bind(null, id)} variant="secondary">
            {t("whole.duplicate")}
          </ButtonForm>
          <ButtonLink variant="secondary" href={`/templates/${id}/delete`} prefetch={false}>
            {t("whole.delete")}
          </ButtonLink>
        </div>
      </Section>
    </>
  );
}

/** The template as its editor's form holds it. */
const formOf = ({ name, sendsFollowUp, version, questions }: TemplateDetails) => ({
  name,
  sendsFollowUp,
  version,
  questions: questions.map((question) => ({
    ...question,
    options: question.options.map((text) => ({ text })),
  })),
});

async function WithoutScript({ id, name }: TemplateDetails) {
  const [t, ui] = await Promise.all([words("templates"), words("ui")]);
  return (
    <Card className="max-w-xl">
      <p className="mb-4">{t("editor.noScript")}</p>
      <ActionForm
        action={renameAction.bind(null, id)}
        errorTitle={ui("needsMending")}
        submitLabel={t("rename.save")}
        fields={[
          {
            name: "name",
            id: "rename",
            label: t("name"),
            maxLength: 100,
            required: true,
            defaultValue: name,
          },
        ]}
      />
    </Card>
  );
}
