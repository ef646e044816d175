import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { ForgotPasswordLink } from "@/app/(account)/forgot-password-link";
import { passwordField } from "@/app/(account)/new-owner-fields";
import { AccountShell } from "@/components/shell/account-shell";
import { ActionForm } from "@/components/ui/action-form";
import { Notice } from "@/components/ui/notice";
import { textLink } from "@/components/ui/text-link";
import { words } from "@/lib/auth/reader";
import { findMember } from "@/lib/auth/session";
import { config } from "@/lib/config";
import type { Translate } from "@/lib/i18n/translator";
import { signInAction } from "./actions";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await words("account"))("signIn"),
});

export default async function SignInPage({ searchParams }: PageProps<"/signin">) {
  if (await findMember()) redirect("/bookings");
  const [query, t, ui] = await Promise.all([searchParams, words("account"), words("ui")]);
  return (
    <AccountShell title={t("signIn")} footer={config().registration === "open" && <SignUpInstead t={t} />}>
      {query.password === "new" && <Notice kind="success">{t("reset.done")}</Notice>}
      <ActionForm
        action={signInAction}
        submitLabel={t("signIn")}
        errorTitle={ui("needsMending")}
        fields={[
          { name: "email", label: t("email"), type: "email", autoComplete: "username", required: true },
          passwordField(t),
        ]}
      />
      <p>
        <ForgotPasswordLink>{t("forgotten.link")}</ForgotPasswordLink>
      </p>
    </AccountShell>
  );
}

const SignUpInstead = ({ t }: { readonly t: Translate<"account"> }) => (
  <p>
    {t.rich("noAccount", {
      link: (text) => (
        <Link href="/signup" className={textLink}>
          {text}
        </Link>
      ),
    })}
  </p>
);
