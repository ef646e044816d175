import type { Metadata } from "next";
import { connection } from "next/server";
import { SignInLink } from "@/app/(account)/sign-in-link";
import { AccountShell } from "@/components/shell/account-shell";
import { ActionForm } from "@/components/ui/action-form";
import { words } from "@/lib/auth/reader";
import { forgotPasswordAction } from "./actions";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await words("account"))("forgotten.title"),
});

export default async function ForgotPasswordPage() {
  await connection();
  const [t, ui] = await Promise.all([words("account"), words("ui")]);
  return (
    <AccountShell
      title={t("forgotten.title")}
      footer={<p>{t.rich("forgotten.known", { link: (text) => <SignInLink>{text}</SignInLink> })}</p>}
    >
      <p>{t("forgotten.text")}</p>
      <ActionForm
        action={forgotPasswordAction}
        submitLabel={t("forgotten.submit")}
        errorTitle={ui("needsMending")}
        fields={[
          { name: "email", label: t("email"), type: "email", autoComplete: "username", required: true },
        ]}
      />
    </AccountShell>
  );
}
