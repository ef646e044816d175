import type { Metadata } from "next";
import Link from "next/link";
import { connection } from "next/server";
import { AccountShell } from "@/components/shell/account-shell";
import { ActionForm } from "@/components/ui/action-form";
import { newOwnerFields } from "@/components/ui/new-owner-fields";
import { textLink } from "@/components/ui/text-link";
import { config } from "@/lib/config";
import { signUpAction } from "./actions";

export const metadata: Metadata = { title: "Sign up" };

export default async function SignUpPage() {
  await connection();
  if (config().registration !== "open") {
    return (
      <AccountShell title="By invitation">
        <p>New accounts on this server are by invitation. Ask somebody who has one to invite you.</p>
        <p>
          <Link href="/signin" className={textLink}>
            Sign in
          </Link>
        </p>
      </AccountShell>
    );
  }
  return (
    <AccountShell
      title="Sign up"
      footer={
        <p>
          You have an account?{" "}
          <Link href="/signin" className={textLink}>
            Sign in
          </Link>
        </p>
      }
    >
      <ActionForm
        action={signUpAction}
        submitLabel="Sign up"
        timeZoneName="timeZone"
        fields={newOwnerFields}
      />
    </AccountShell>
  );
}
