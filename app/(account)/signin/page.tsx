import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { passwordField } from "@/app/(account)/new-owner-fields";
import { AccountShell } from "@/components/shell/account-shell";
import { ActionForm } from "@/components/ui/action-form";
import { textLink } from "@/components/ui/text-link";
import { words } from "@/lib/auth/reader";
import { findMember } from "@/lib/auth/session";
import { config } from "@/lib/config";
import type { Translate } from "@/lib/i18n/translator";
import { signInAction } from "./actions";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await words("account"))("signIn"),
});

export default async function SignInPage() {
  if (await findMember()) redirect("/bookings");
  const [t, ui] = await Promise.all([words("account"), words("ui")]);
  return (
    <AccountShell title={t("signIn")} footer={config().registration === "open" && <SignUpInstead t={t} />}>
      <ActionForm
        action={signInAction}
        submitLabel={t("signIn")}
        errorTitle={ui("needsMending")}
        fields={[
          { name: "email", label: t("email"), type: "email", autoComplete: "username", required: true },
          passwordField(t),
        ]}
      />
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
