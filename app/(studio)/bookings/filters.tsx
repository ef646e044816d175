import { BookingFilters } from "@/components/dashboard/booking-filters";
import { words } from "@/lib/auth/reader";
import { findFilterChoices } from "@/lib/bookings/dashboard-queries";
import { requireLink } from "@/lib/links/queries";
import { type Asked, countFilters, hrefOf, unfiltered } from "./asked";
import type { Shown } from "./shown";

/** The search and the filters as they are asked for. */
export async function Filters({ ctx, asked }: Shown) {
  const [choices, t] = await Promise.all([findFilterChoices(ctx), words("bookings")]);
  const { view, tab, date, q, link, host, from, until } = asked;
  const count = countFilters(asked);
  // A one-time or archived link is not among the choices, but an address may name it.
  const named =
    link === "" || choices.links.some(({ id }) => id === link)
      ? undefined
      : await requireLink(ctx, link).catch(() => undefined);
  const links = named ? [{ id: named.id, name: named.title }, ...choices.links] : choices.links;
  return (
    <BookingFilters
      kept={kept({ view, tab, date })}
      typed={{ q, link, host, from, until }}
      links={links.map(toOption)}
      hosts={choices.hosts.map(toOption)}
      hasDates={view === "list"}
      isFiltered={count > 0}
      clearHref={q !== "" || count > 0 ? hrefOf(asked, unfiltered) : undefined}
      texts={{
        search: t("filter.search"),
        searchHint: t("filter.searchHint"),
        submit: t("filter.submit"),
        more: count > 0 ? t("filter.moreActive", { count }) : t("filter.more"),
        link: t("filter.link"),
        anyLink: t("filter.anyLink"),
        host: t("filter.host"),
        anyHost: t("filter.anyHost"),
        from: t("filter.from"),
        until: t("filter.until"),
        clear: t("filter.clear"),
      }}
    />
  );
}

const kept = (asked: Partial<Asked>) =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));

const toOption = ({ id, name }: { readonly id: string; readonly name: string }) => ({
  value: id,
  label: name,
});
