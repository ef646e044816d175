import type { ReactNode } from "react";
import { TabLinks } from "@/components/ui/tab-links";
import { words } from "@/lib/auth/reader";

export default async function SettingsLayout({ children }: { readonly children: ReactNode }) {
  const t = await words("settings");
  return (
    <>
      <TabLinks
        label={t("title")}
        tabs={[
          { href: "/settings/profile", label: t("profile.tab") },
          { href: "/settings/organization", label: t("organization.tab") },
          { href: "/settings/mail-log", label: t("mailLog") },
        ]}
      />
      {children}
    </>
  );
}
