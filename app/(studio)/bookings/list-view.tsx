import { BookingList } from "@/components/dashboard/booking-list";
import { Pager } from "@/components/dashboard/pager";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { words } from "@/lib/auth/reader";
import { tabs } from "@/lib/bookings/booking-conditions";
import { countedAtMost, countOpenBookings } from "@/lib/bookings/dashboard-queries";
import { findBookings, type ListedBooking } from "@/lib/bookings/find-bookings";
import { type Cursor, writeCursor } from "@/lib/cursor";
import { type Display, formatDate } from "@/lib/time/format";
import { countFilters, fromTheTop, hrefOf, toQuery, unfiltered } from "./asked";
import { shortRange } from "./short-range";
import { isWorthSaying, type Shown } from "./shown";

/** The bookings of one tab under their days, page by page. */
export async function ListView({ ctx, asked, display }: Shown) {
  const [page, counts, t, states] = await Promise.all([
    findBookings(ctx, toQuery(asked, display.timeZone)),
    countOpenBookings(ctx),
    words("bookings"),
    words("bookingStates"),
  ]);
  const counted: Partial<Record<string, number>> = counts;
  const labelOf = (tab: (typeof tabs)[number]) => {
    const [name, count = 0] = [t(`tabs.${tab}`), counted[tab]];
    if (count === 0) return name;
    return count > countedAtMost
      ? t("tabs.many", { tab: name, most: countedAtMost })
      : t("tabs.counted", { tab: name, count });
  };
  const hrefFrom = (name: "before" | "after", cursor: Cursor | null) =>
    cursor ? hrefOf(asked, { ...fromTheTop, [name]: writeCursor(cursor) }) : undefined;
  return (
    <div className="grid gap-6">
      <FilterLinks
        label={t("tabs.label")}
        filters={tabs.map((tab) => ({
          href: hrefOf(asked, { tab, ...fromTheTop }),
          label: labelOf(tab),
          isCurrent: tab === asked.tab,
        }))}
      />
      {page.bookings.length === 0 ? (
        <Nothing asked={asked} t={t} />
      ) : (
        <BookingList
          days={byDay(page.bookings, display).map(({ title, bookings }) => ({
            title,
            bookings: bookings.map((booking) => ({
              href: `/bookings/${booking.id}`,
              time: shortRange(booking, display, t),
              title: booking.guestName,
              detail: t("rowDetail", { link: booking.linkTitle, email: booking.guestEmail }),
              ...(isWorthSaying(booking) && {
                state: { state: booking.state, label: states(booking.state) },
              }),
            })),
          }))}
        />
      )}
      <Pager
        previousHref={hrefFrom("before", page.previous)}
        nextHref={hrefFrom("after", page.next)}
        texts={{ label: t("pages.label"), previous: t("pages.previous"), next: t("pages.next") }}
      />
    </div>
  );
}

const byDay = (bookings: readonly ListedBooking[], display: Display) =>
  [...Map.groupBy(bookings, ({ startsAt }) => formatDate(startsAt, display))].map(([title, bookings]) => ({
    title,
    bookings,
  }));

type NothingProps = Pick<Shown, "asked"> & {
  readonly t: Awaited<ReturnType<typeof words<"bookings">>>;
};

/** Why the list is empty, and what to do next. */
function Nothing({ asked, t }: NothingProps) {
  if (asked.q !== "" || countFilters(asked) > 0)
    return (
      <EmptyState
        title={t("none.title")}
        text={t("none.text")}
        action={<ButtonLink href={hrefOf(asked, unfiltered)}>{t("filter.clear")}</ButtonLink>}
      />
    );
  if (asked.after !== "" || asked.before !== "")
    return (
      <EmptyState
        title={t("pageGone.title")}
        text={t("pageGone.text")}
        action={<ButtonLink href={hrefOf(asked, fromTheTop)}>{t("pageGone.first")}</ButtonLink>}
      />
    );
  return (
    <EmptyState
      title={t(`empty.${asked.tab}.title`)}
      text={t(`empty.${asked.tab}.text`)}
      action={<ButtonLink href="/links">{t("empty.links")}</ButtonLink>}
    />
  );
}
