import type { Metadata } from "next";
import { connection } from "next/server";
import { newOwnerFields } from "@/app/(account)/new-owner-fields";
import { SignInLink } from "@/app/(account)/sign-in-link";
import { AccountShell } from "@/components/shell/account-shell";
import { ActionForm } from "@/components/ui/action-form";
import { words } from "@/lib/auth/reader";
import { config } from "@/lib/config";
import { signUpAction } from "./actions";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await words("account"))("signUp"),
});

export default async function SignUpPage() {
  await connection();
  const [t, ui] = await Promise.all([words("account"), words("ui")]);
  if (config().registration !== "open") {
    return (
      <AccountShell title={t("invitation.title")}>
        <p>{t("invitation.text")}</p>
        <p>
          <SignInLink>{t("signIn")}</SignInLink>
        </p>
      </AccountShell>
    );
  }
  return (
    <AccountShell
      title={t("signUp")}
      footer={<p>{t.rich("hasAccount", { link: (text) => <SignInLink>{text}</SignInLink> })}</p>}
    >
      <ActionForm
        action={signUpAction}
        submitLabel={t("signUp")}
        errorTitle={ui("needsMending")}
        timeZoneName="timeZone"
        fields={newOwnerFields(t)}
      />
    </AccountShell>
  );
}
