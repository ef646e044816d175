import type { Metadata } from "next";
import Link from "next/link";
import { AccountShell } from "@/components/shell/account-shell";
import { ActionForm } from "@/components/ui/action-form";
import { textLink } from "@/components/ui/text-link";
import { findSignUp } from "@/lib/accounts/sign-up";
import { visit } from "@/lib/auth/session";
import { setResponseStatus } from "@/lib/server/response-status";
import { confirmSignUpAction } from "./actions";

export const metadata: Metadata = { title: "Finish signing up", robots: { index: false } };

export default async function ConfirmSignUpPage({ params }: PageProps<"/verify-email/[token]">) {
  const { token } = await params;
  const { db, now } = await visit();
  const signUp = await findSignUp(db, now, token);
  if (!signUp) {
    setResponseStatus(410);
    return (
      <AccountShell title="This link no longer works">
        <p>It has been used, or it is older than a day.</p>
        <p>
          <Link href="/signin" className={textLink}>
            Sign in
          </Link>
          , or{" "}
          <Link href="/signup" className={textLink}>
            sign up again
          </Link>{" "}
          for a new one.
        </p>
      </AccountShell>
    );
  }
  return (
    <AccountShell title="Finish signing up">
      <p>
        Your address is <strong>{signUp.email}</strong>. Write the password you chose for it.
      </p>
      <ActionForm
        action={confirmSignUpAction.bind(null, token)}
        submitLabel="Finish"
        fields={[
          {
            name: "password",
            label: "Password",
            type: "password",
            autoComplete: "current-password",
            required: true,
          },
        ]}
      />
    </AccountShell>
  );
}
