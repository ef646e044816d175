import type { Metadata } from "next";
import { LinkList } from "@/components/links/link-list";
import { Words } from "@/components/shell/words";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { clientWords, displayLocaleNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { archiveAction, duplicateAction, restoreAction, setActiveAction } from "./actions";
import { KindTabs } from "./kind-tabs";
import { listedLinks, listStates, readListState } from "./list-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("links"))("title") };
}

const actions = {
  setActive: setActiveAction,
  archive: archiveAction,
  restore: restoreAction,
  duplicate: duplicateAction,
};

export default async function LinksPage({ searchParams }: PageProps<"/links">) {
  const [{ ctx }, query, t, locale] = await Promise.all([
    requireMember(),
    searchParams,
    words("links"),
    displayLocaleNow(),
  ]);
  const state = readListState(String(query.state));
  const search = typeof query.q === "string" ? query.q : "";
  const links = await listedLinks(ctx, state, locale);
  const newest = links.find(({ id }) => id === query.new);
  const hasAny =
    links.length > 0 || state !== "all" || (await listedLinks(ctx, "archived", locale)).length > 0;
  const action = <ButtonLink href="/links/new">{t("new")}</ButtonLink>;
  return (
    <>
      <div className="grid gap-4">
        <PageTitle title={t("title")} action={hasAny ? action : undefined} />
        <KindTabs />
        {hasAny && (
          <FilterLinks
            label={t("show")}
            filters={listStates.map((each) => ({
              href: each === "all" ? "/links" : `/links?state=${each}`,
              label: t(`states.${each}`),
              isCurrent: each === state,
            }))}
          />
        )}
      </div>
      {newest && (
        <Notice kind="success" title={t("ready", { title: newest.title })}>
          {t("readyText")}
        </Notice>
      )}
      {hasAny ? (
        <Words {...(await clientWords("links"))}>
          <LinkList key={state} {...{ links, state, search, actions }} />
        </Words>
      ) : (
        <EmptyState title={t("empty")} text={t("emptyText")} action={action} />
      )}
    </>
  );
}
