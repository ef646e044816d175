import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AccountShell } from "@/components/shell/account-shell";
import { ActionForm } from "@/components/ui/action-form";
import { textLink } from "@/components/ui/text-link";
import { findMember } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { signInAction } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage() {
  if (await findMember()) redirect("/bookings");
  return (
    <AccountShell title="Sign in" footer={config().registration === "open" && <SignUpInstead />}>
      <ActionForm
        action={signInAction}
        submitLabel="Sign in"
        fields={[
          { name: "email", label: "E-mail", type: "email", autoComplete: "username", required: true },
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

const SignUpInstead = () => (
  <p>
    No account yet?{" "}
    <Link href="/signup" className={textLink}>
      Sign up
    </Link>
  </p>
);
