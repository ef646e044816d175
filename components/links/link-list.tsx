"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { RowList } from "@/components/ui/row-list";
import { TextInput } from "@/components/ui/text-input";
import { LinkRow } from "./link-row";
import type { ListedLink } from "./listed-link";
import { type LinkActions, useLinks } from "./use-links";

export type LinkListProps = {
  /** What the server knew when it drew the page. */
  readonly links: readonly ListedLink[];
  /** Which of them the list is about: "all", "on", "off", "archived". */
  readonly state: string;
  /** What is looked for, from the page's address. */
  readonly search: string;
  readonly actions: LinkActions;
};

/** The evergreen links: found while one types, switched at once, fresh whenever the window is looked at. */
export function LinkList(props: LinkListProps) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <SearchableLinks {...props} />
    </QueryClientProvider>
  );
}

function SearchableLinks({ links: known, state, search: asked, actions }: LinkListProps) {
  const t = useTranslations("links");
  const [search, setSearch] = useState(asked);
  const { links, perform, duplicate } = useLinks(known, state, actions);
  const found = links.filter(({ title, address }) => isFound(search, title, address));

  function change(text: string) {
    setSearch(text);
    const query = new URLSearchParams({ ...(state !== "all" && { state }), ...(text !== "" && { q: text }) });
    // The address says what is shown, so that it can be sent and come back to.
    window.history.replaceState(null, "", query.size > 0 ? `?${query}` : window.location.pathname);
  }

  return (
    <div className="grid gap-4">
      <search>
        <form method="get" className="max-w-md">
          {state !== "all" && <input type="hidden" name="state" value={state} />}
          <TextInput
            type="search"
            name="q"
            aria-label={t("search")}
            placeholder={t("search")}
            value={search}
            onChange={(event) => change(event.currentTarget.value)}
          />
        </form>
      </search>
      <p role="status" className="sr-only">
        {search !== "" && t("found", { count: found.length })}
      </p>
      {found.length === 0 ? (
        <EmptyState title={t("noneFound")} text={search === "" ? t("noneInState") : t("noneFoundText")} />
      ) : (
        <RowList label={t("title")}>
          {found.map((link) => (
            <LinkRow key={link.id} {...{ link, actions, perform, duplicate }} />
          ))}
        </RowList>
      )}
    </div>
  );
}

const isFound = (search: string, ...texts: readonly string[]): boolean => {
  const wanted = search.trim().toLocaleLowerCase();
  return texts.some((text) => text.toLocaleLowerCase().includes(wanted));
};
