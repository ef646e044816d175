import type { Metadata } from "next";
import { connection } from "next/server";
import { AccountShell } from "@/components/shell/account-shell";
import { words } from "@/lib/auth/reader";
import { config } from "@/lib/config";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await words("account"))("mail.title"),
});

/** The same for a new address and a known one. */
export default async function VerifyEmailPage() {
  await connection();
  const t = await words("account");
  return (
    <AccountShell title={t("mail.title")}>
      <p>{t("mail.text")}</p>
      {!config().smtpUrl && <p>{t("mail.kept")}</p>}
    </AccountShell>
  );
}
