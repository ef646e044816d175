import type { Metadata } from "next";
import { KindTabs } from "@/app/(studio)/links/kind-tabs";
import { Words } from "@/components/shell/words";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { PageTitle } from "@/components/ui/page-title";
import { RowList } from "@/components/ui/row-list";
import { TextInput } from "@/components/ui/text-input";
import { clientWords, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { findOneTimeLinks } from "@/lib/one-time/queries";
import { oneTimeStatuses } from "@/lib/one-time/rules";
import { listHref, readOneTimeList } from "./list-state";
import { OneTimeRow } from "./one-time-row";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("oneTime"))("title") };
}

export default async function OneTimeLinksPage({ searchParams }: PageProps<"/links/one-time">) {
  const [{ ctx, user }, query, t] = await Promise.all([requireMember(), searchParams, words("oneTime")]);
  const state = readOneTimeList(query);
  const { links, next } = await findOneTimeLinks(ctx, state);
  const isUnfiltered = !state.status && !state.search && !state.cursor;
  const isFirst = links.length === 0 && isUnfiltered;
  const action = <ButtonLink href="/links/one-time/new">{t("new")}</ButtonLink>;
  return (
    <>
      <PageTitle title={t("title")} action={isFirst ? undefined : action} />
      <KindTabs />
      {isFirst ? (
        <EmptyState title={t("empty")} text={t("emptyText")} action={action} />
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-4">
            <FilterLinks
              label={t("show")}
              filters={[undefined, ...oneTimeStatuses].map((status) => ({
                href: listHref({ search: state.search, status }),
                label: status ? t(`statuses.${status}`) : t("statuses.all"),
                isCurrent: status === state.status,
              }))}
            />
            <search>
              <form action="/links/one-time" className="flex gap-2">
                {state.status && <input type="hidden" name="status" value={state.status} />}
                <TextInput
                  type="search"
                  name="q"
                  aria-label={t("search")}
                  placeholder={t("search")}
                  defaultValue={state.search}
                />
                <Button type="submit" variant="secondary">
                  {t("find")}
                </Button>
              </form>
            </search>
          </div>
          {links.length === 0 ? (
            <p className="text-muted">{t("nothingFound")}</p>
          ) : (
            <Words {...(await clientWords("oneTime"))}>
              <RowList label={t("title")}>
                {links.map((link) => (
                  <OneTimeRow key={link.id} link={link} timeZone={user.timeZone} />
                ))}
              </RowList>
            </Words>
          )}
          {next && (
            <ButtonLink
              href={listHref({ ...state, cursor: next })}
              variant="secondary"
              className="justify-self-center"
            >
              {t("older")}
            </ButtonLink>
          )}
        </>
      )}
    </>
  );
}
