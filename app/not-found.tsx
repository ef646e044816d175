import type { Metadata } from "next";
import { FriendlyPage } from "@/components/booking/friendly-page";
import { PublicShell } from "@/components/shell/public-shell";
import { ButtonLink } from "@/components/ui/button-link";
import { words } from "@/lib/auth/reader";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await words("site"))("notFound.meta"),
});

export default async function NotFound() {
  const t = await words("site");
  return (
    <PublicShell>
      <FriendlyPage
        title={t("notFound.title")}
        text={t("notFound.text")}
        action={<ButtonLink href="/">{t("notFound.home")}</ButtonLink>}
      />
    </PublicShell>
  );
}
