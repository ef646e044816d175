import type { Metadata } from "next";
import { connection } from "next/server";
import { ForgotPasswordLink } from "@/app/(account)/forgot-password-link";
import { AccountShell } from "@/components/shell/account-shell";
import { passwordResetLifetimeMs } from "@/lib/accounts/rules";
import { words } from "@/lib/auth/reader";
import { config } from "@/lib/config";
import { minuteMs } from "@/lib/time/zone";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await words("account"))("mail.title"),
});

/** The same for an address that has an account and one that has none. */
export default async function PasswordMailSentPage() {
  await connection();
  const t = await words("account");
  return (
    <AccountShell
      title={t("mail.title")}
      footer={
        <p>
          {t.rich("forgotten.again", { link: (text) => <ForgotPasswordLink>{text}</ForgotPasswordLink> })}
        </p>
      }
    >
      <p>{t("forgotten.sent", { minutes: passwordResetLifetimeMs / minuteMs })}</p>
      {!config().smtpUrl && <p>{t("mail.kept")}</p>}
    </AccountShell>
  );
}
