import type { ReactNode } from "react";
import { LanguageLinks } from "@/components/booking/language-links";
import { PublicShell } from "@/components/shell/public-shell";
import { readerNow, words } from "@/lib/auth/reader";
import { queryInLanguage } from "@/lib/i18n/address";
import { languages } from "@/lib/i18n/locale";
import { incomingRequest } from "@/lib/server/incoming-request";

/** The frame of a guest's page, with the page's languages at its foot. */
export async function GuestPage({ children }: { readonly children: ReactNode }) {
  const [{ language }, t] = await Promise.all([readerNow(), words("guest")]);
  const address = incomingRequest()?.url ?? "";
  const links = languages.map((to) => ({ language: to, href: queryInLanguage(address, to) }));
  return (
    <PublicShell foot={<LanguageLinks label={t("language")} current={language} links={links} />}>
      {children}
    </PublicShell>
  );
}
