import { TabLinks } from "@/components/ui/tab-links";
import { words } from "@/lib/auth/reader";
import type { Link } from "@/lib/links/queries";

/** The pages about one link, side by side. What a one-time link is stands on a page of its own. */
export async function LinkTabs({ id, kind, title }: Pick<Link, "id" | "kind" | "title">) {
  const t = await words("links");
  const first =
    kind === "one_time"
      ? { href: `/links/one-time/${id}`, label: t("tabs.details") }
      : { href: `/links/${id}`, label: t("tabs.settings") };
  return (
    <TabLinks
      label={title}
      tabs={[
        first,
        { href: `/links/${id}/share`, label: t("tabs.share") },
        { href: `/links/${id}/mails`, label: t("tabs.mails") },
        { href: `/links/${id}/analytics`, label: t("tabs.analytics") },
        { href: `/links/${id}/why-not`, label: t("tabs.whyNot") },
      ]}
    />
  );
}
