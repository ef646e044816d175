import type { Metadata } from "next";
import { connection } from "next/server";
import { AccountShell } from "@/components/shell/account-shell";
import { config } from "@/lib/config";

export const metadata: Metadata = { title: "Look into your mail" };

/** The same for a new address and a known one. */
export default async function VerifyEmailPage() {
  await connection();
  return (
    <AccountShell title="Look into your mail">
      <p>A message is on its way to the address you gave. It says how to go on, and works for a day.</p>
      {!config().smtpUrl && (
        <p>
          This server has no mail server set up yet: whoever runs it finds the message under Settings → Mail
          log.
        </p>
      )}
    </AccountShell>
  );
}
