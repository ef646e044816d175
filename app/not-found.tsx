import type { Metadata } from "next";
import { FriendlyPage } from "@/components/booking/friendly-page";
import { PublicShell } from "@/components/shell/public-shell";
import { buttonClass } from "@/components/ui/button-class";
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
        action={
          // A plain link: this page is part of every other, and would bring each the script of Next's own.
          <a href="/" className={buttonClass({})}>
            {t("notFound.home")}
          </a>
        }
      />
    </PublicShell>
  );
}
