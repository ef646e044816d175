import type { ReactNode } from "react";
import { TabLinks } from "@/components/ui/tab-links";
import { words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";

export default async function SettingsLayout({ children }: { readonly children: ReactNode }) {
  const [{ user }, t, feeds] = await Promise.all([requireMember(), words("settings"), words("feeds")]);
  return (
    <>
      <TabLinks
        label={t("title")}
        tabs={[
          { href: "/settings/profile", label: t("profile.tab") },
          { href: "/settings/feeds", label: feeds("tab") },
          { href: "/settings/organization", label: t("organization.tab") },
          { href: "/settings/mail-log", label: t("mailLog") },
          ...(user.isOperator ? [{ href: "/settings/jobs", label: t("jobs") }] : []),
        ]}
      />
      {children}
    </>
  );
}
