import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonForm } from "@/components/ui/button-form";
import { Card } from "@/components/ui/card";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { starterNames, starterTemplate } from "@/lib/templates/starters";
import { createEmptyAction, createFromStarterAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("templates"))("newTitle") };
}

export default async function NewTemplatePage() {
  await requireMember();
  const [t, ui] = await Promise.all([words("templates"), words("ui")]);
  return (
    <>
      <PageTitle title={t("newTitle")} description={t("newText")} />
      <Section title={t("startersTitle")}>
        <ul className="grid gap-4 sm:grid-cols-2">
          {starterNames.map((starter) => {
            const { name, questions } = starterTemplate(starter, t);
            return (
              <li key={starter}>
                <Card className="flex h-full flex-col gap-3">
                  <h3 className="font-semibold">{name}</h3>
                  <p className="text-muted">{t(`starters.${starter}.text`)}</p>
                  <ul className="mb-1 list-disc ps-5 text-sm text-muted">
                    {questions.map(({ id, label }) => (
                      <li key={id}>{label}</li>
                    ))}
                  </ul>
                  <div className="mt-auto">
                    <ButtonForm action={createFromStarterAction.bind(null, starter)} variant="secondary">
                      {t("useStarter")}
                      <span className="sr-only">: {name}</span>
                    </ButtonForm>
                  </div>
                </Card>
              </li>
            );
          })}
        </ul>
      </Section>
      <Section title={t("emptyTemplate")}>
        <Card className="max-w-xl">
          <ActionForm
            action={createEmptyAction}
            errorTitle={ui("needsMending")}
            submitLabel={t("make")}
            pendingLabel={t("making")}
            fields={[
              {
                name: "name",
                label: t("name"),
                hint: t("nameHint"),
                placeholder: t("namePlaceholder"),
                maxLength: 100,
                required: true,
              },
            ]}
          />
        </Card>
      </Section>
    </>
  );
}
