import type { Metadata } from "next";
import Link from "next/link";
import { AccountShell } from "@/components/shell/account-shell";
import { ActionForm } from "@/components/ui/action-form";
import { newOwnerFields } from "@/components/ui/new-owner-fields";
import { textLink } from "@/components/ui/text-link";
import { isSetUpOpen } from "@/lib/accounts/set-up";
import { visit } from "@/lib/auth/session";
import { setResponseStatus } from "@/lib/server/response-status";
import { setUpAction } from "./actions";

export const metadata: Metadata = { title: "Set up", robots: { index: false } };

export default async function SetUpPage({ params }: PageProps<"/setup/[token]">) {
  const { token } = await params;
  const { db } = await visit();
  if (!(await isSetUpOpen(db, token))) {
    setResponseStatus(410);
    return (
      <AccountShell title="This set-up address no longer works">
        <p>It makes the first owner once. The server prints a new one as long as there is nobody.</p>
        <p>
          <Link href="/signin" className={textLink}>
            Sign in
          </Link>
        </p>
      </AccountShell>
    );
  }
  return (
    <AccountShell title="Welcome to Openhour">
      <p>You are the first here: this account also runs the installation.</p>
      <ActionForm
        action={setUpAction.bind(null, token)}
        submitLabel="Start"
        timeZoneName="timeZone"
        fields={newOwnerFields}
      />
    </AccountShell>
  );
}
