import { TabLinks } from "@/components/ui/tab-links";
import { words } from "@/lib/auth/reader";

/** Both kinds of links, side by side. */
export async function KindTabs() {
  const t = await words("links");
  return (
    <TabLinks
      label={t("kinds")}
      tabs={[
        { href: "/links", label: t("evergreen") },
        { href: "/links/one-time", label: t("oneTime") },
      ]}
    />
  );
}
