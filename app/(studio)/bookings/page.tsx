import type { Metadata } from "next";
import { LiveList } from "@/components/dashboard/live-list";
import { Words } from "@/components/shell/words";
import { FilterLinks } from "@/components/ui/filter-links";
import { PageTitle } from "@/components/ui/page-title";
import { clientWords, displayLocaleNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { formatZone } from "@/lib/time/format";
import { type Asked, fromTheTop, hrefOf, readAsked, type View, views } from "./asked";
import { CalendarView } from "./calendar-view";
import { Filters } from "./filters";
import { ListView } from "./list-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("bookings"))("title") };
}

export default async function BookingsPage({ searchParams }: PageProps<"/bookings">) {
  const [{ ctx, user }, params, locale, t] = await Promise.all([
    requireMember(),
    searchParams,
    displayLocaleNow(),
    words("bookings"),
  ]);
  const asked = readAsked(params);
  const shown = { ctx, asked, display: { locale, timeZone: user.timeZone } };
  return (
    <>
      <PageTitle
        title={t("title")}
        description={t("description", { zone: formatZone(user.timeZone, ctx.now, locale) })}
        action={
          <FilterLinks
            label={t("view.label")}
            filters={views.map((view) => ({
              href: hrefOf(asked, toView(view)),
              label: t(`view.${view}`),
              isCurrent: view === asked.view,
            }))}
          />
        }
      />
      <Filters {...shown} />
      {asked.view === "list" ? <ListView {...shown} /> : <CalendarView {...shown} />}
      <Words {...(await clientWords("bookingsLive"))}>
        <LiveList address="/bookings/live" />
      </Words>
    </>
  );
}

/** A calendar has its own dates instead of the list's tabs and pages. */
const toView = (view: View): Partial<Asked> =>
  view === "list" ? { view, date: "" } : { view, tab: "upcoming", from: "", until: "", ...fromTheTop };
