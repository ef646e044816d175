import type { Metadata } from "next";
import Link from "next/link";
import { passwordField } from "@/app/(account)/new-owner-fields";
import { SignInLink } from "@/app/(account)/sign-in-link";
import { AccountShell } from "@/components/shell/account-shell";
import { ActionForm } from "@/components/ui/action-form";
import { textLink } from "@/components/ui/text-link";
import { findSignUp } from "@/lib/accounts/sign-up";
import { words } from "@/lib/auth/reader";
import { visit } from "@/lib/auth/session";
import type { Translate } from "@/lib/i18n/translator";
import { setResponseStatus } from "@/lib/server/response-status";
import { confirmSignUpAction } from "./actions";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await words("account"))("confirm.title"),
  robots: { index: false },
});

export default async function ConfirmSignUpPage({ params }: PageProps<"/verify-email/[token]">) {
  const { token } = await params;
  const [{ db, now }, t, ui] = await Promise.all([visit(), words("account"), words("ui")]);
  const signUp = await findSignUp(db, now, token);
  if (!signUp) {
    setResponseStatus(410);
    return <Gone t={t} />;
  }
  return (
    <AccountShell title={t("confirm.title")}>
      <p>{t.rich("confirm.text", { email: signUp.email, address: (text) => <strong>{text}</strong> })}</p>
      <ActionForm
        action={confirmSignUpAction.bind(null, token)}
        submitLabel={t("confirm.submit")}
        errorTitle={ui("needsMending")}
        fields={[passwordField(t)]}
      />
    </AccountShell>
  );
}

const Gone = ({ t }: { readonly t: Translate<"account"> }) => (
  <AccountShell title={t("confirm.goneTitle")}>
    <p>{t("confirm.goneText")}</p>
    <p>
      {t.rich("confirm.goneWay", {
        signin: (text) => <SignInLink>{text}</SignInLink>,
        signup: (text) => (
          <Link href="/signup" className={textLink}>
            {text}
          </Link>
        ),
      })}
    </p>
  </AccountShell>
);
