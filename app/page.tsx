import { redirect } from "next/navigation";
import { Brand } from "@/components/shell/brand";
import { ButtonLink } from "@/components/ui/button-link";
import { findMember } from "@/lib/auth/session";
import { config } from "@/lib/config";

export default async function HomePage() {
  if (await findMember()) redirect("/bookings");
  return (
    <main className="mx-auto grid min-h-dvh max-w-2xl content-center gap-6 px-6 py-16">
      <Brand className="text-lg" />
      <h1 className="text-4xl font-semibold tracking-tight">Send a link, get a meeting.</h1>
      <p className="text-lg text-muted">
        Your guest picks one of your free times, on their own clock. Both of you have the invitation in your
        mail, and nobody else can book that time.
      </p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/signin" size="large">
          Sign in
        </ButtonLink>
        {config().registration === "open" && (
          <ButtonLink href="/signup" size="large" variant="secondary">
            Sign up
          </ButtonLink>
        )}
      </div>
    </main>
  );
}
