import type { Metadata } from "next";
import { newOwnerFields } from "@/app/(account)/new-owner-fields";
import { SignInLink } from "@/app/(account)/sign-in-link";
import { AccountShell } from "@/components/shell/account-shell";
import { ActionForm } from "@/components/ui/action-form";
import { isSetUpOpen } from "@/lib/accounts/set-up";
import { words } from "@/lib/auth/reader";
import { visit } from "@/lib/auth/session";
import { setResponseStatus } from "@/lib/server/response-status";
import { setUpAction } from "./actions";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await words("account"))("setUp.meta"),
  robots: { index: false },
});

export default async function SetUpPage({ params }: PageProps<"/setup/[token]">) {
  const { token } = await params;
  const [{ db }, t, ui] = await Promise.all([visit(), words("account"), words("ui")]);
  if (!(await isSetUpOpen(db, token))) {
    setResponseStatus(410);
    return (
      <AccountShell title={t("setUp.goneTitle")}>
        <p>{t("setUp.goneText")}</p>
        <p>
          <SignInLink>{t("signIn")}</SignInLink>
        </p>
      </AccountShell>
    );
  }
  return (
    <AccountShell title={t("setUp.title")}>
      <p>{t("setUp.text")}</p>
      <ActionForm
        action={setUpAction.bind(null, token)}
        submitLabel={t("setUp.submit")}
        errorTitle={ui("needsMending")}
        timeZoneName="timeZone"
        fields={newOwnerFields(t)}
      />
    </AccountShell>
  );
}
