import type { Metadata } from "next";
import { ForgotPasswordLink } from "@/app/(account)/forgot-password-link";
import { newPasswordField } from "@/app/(account)/new-owner-fields";
import { SignInLink } from "@/app/(account)/sign-in-link";
import { AccountShell } from "@/components/shell/account-shell";
import { ActionForm } from "@/components/ui/action-form";
import { findPasswordReset } from "@/lib/accounts/password-resets";
import { words } from "@/lib/auth/reader";
import { visit } from "@/lib/auth/session";
import type { Translate } from "@/lib/i18n/translator";
import { setResponseStatus } from "@/lib/server/response-status";
import { resetPasswordAction } from "./actions";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await words("account"))("reset.title"),
  robots: { index: false },
  // The address sets a password: no other site may learn it.
  referrer: "same-origin",
});

/** What the mail leads to. Opening it changes nothing: programs open the links in mails too. */
export default async function ResetPasswordPage({ params }: PageProps<"/reset-password/[token]">) {
  const { token } = await params;
  const [reset, t, ui] = await Promise.all([
    visit().then((now) => findPasswordReset(now, token)),
    words("account"),
    words("ui"),
  ]);
  if (!reset) {
    setResponseStatus(410);
    return <Gone t={t} />;
  }
  return (
    <AccountShell title={t("reset.title")}>
      <p>{t.rich("reset.text", { email: reset.email, address: (text) => <strong>{text}</strong> })}</p>
      <ActionForm
        action={resetPasswordAction.bind(null, token)}
        submitLabel={t("reset.submit")}
        errorTitle={ui("needsMending")}
        fields={[newPasswordField(t)]}
      />
    </AccountShell>
  );
}

const Gone = ({ t }: { readonly t: Translate<"account"> }) => (
  <AccountShell title={t("confirm.goneTitle")}>
    <p>{t("reset.goneText")}</p>
    <p>
      {t.rich("reset.goneWay", {
        again: (text) => <ForgotPasswordLink>{text}</ForgotPasswordLink>,
        signin: (text) => <SignInLink>{text}</SignInLink>,
      })}
    </p>
  </AccountShell>
);
