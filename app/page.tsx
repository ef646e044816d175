import { redirect } from "next/navigation";
import { Brand } from "@/components/shell/brand";
import { MAIN_ID } from "@/components/shell/skip-link";
import { ButtonLink } from "@/components/ui/button-link";
import { words } from "@/lib/auth/reader";
import { findMember } from "@/lib/auth/session";
import { config } from "@/lib/config";

export default async function HomePage() {
  if (await findMember()) redirect("/bookings");
  const t = await words("site");
  return (
    <main
      id={MAIN_ID}
      tabIndex={-1}
      className="outline-none mx-auto grid min-h-dvh max-w-2xl content-center gap-6 px-6 py-16"
    >
      <Brand className="text-lg" />
      <h1 className="text-4xl font-semibold tracking-tight">{t("home.title")}</h1>
      <p className="text-lg text-muted">{t("home.text")}</p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/signin" size="large">
          {t("home.signIn")}
        </ButtonLink>
        {config().registration === "open" && (
          <ButtonLink href="/signup" size="large" variant="secondary">
            {t("home.signUp")}
          </ButtonLink>
        )}
      </div>
    </main>
  );
}
