import type { Metadata } from "next";
import { Words } from "@/components/shell/words";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { clientWords, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { getOrganization } from "@/lib/organizations/queries";
import { renameAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("settings"))("organization.title") };
}

export default async function OrganizationPage({ searchParams }: PageProps<"/settings/organization">) {
  const [{ ctx }, { saved }, t, ui] = await Promise.all([
    requireMember(),
    searchParams,
    words("settings.organization"),
    words("ui"),
  ]);
  const { name } = await getOrganization(ctx);
  return (
    <>
      <PageTitle title={t("title")} />
      {saved !== undefined && <Notice kind="success" title={t("saved")} />}
      <Card className="max-w-xl">
        <Words {...(await clientWords())}>
          <ActionForm
            key={ctx.now}
            action={renameAction}
            submitLabel={t("save")}
            pendingLabel={ui("saving")}
            errorTitle={ui("needsMending")}
            fields={[
              {
                name: "name",
                label: t("name"),
                hint: t("nameHint"),
                defaultValue: name,
                required: true,
                autoComplete: "organization",
              },
            ]}
          />
        </Words>
      </Card>
    </>
  );
}
