import type { Metadata } from "next";
import { GuestPage } from "@/app/(public)/guest-page";
import { BookingForm } from "@/components/booking/booking-form";
import { BookingLayout } from "@/components/booking/booking-layout";
import { Embedded } from "@/components/booking/embedded";
import { emptyBookingForm } from "@/components/booking/form-state";
import { LinkSummary } from "@/components/booking/link-summary";
import { MonthGrid } from "@/components/booking/month-grid";
import { readScheme } from "@/components/booking/site-messages";
import { TimeList } from "@/components/booking/time-list";
import { whereBefore } from "@/components/booking/where-words";
import { ZoneForm } from "@/components/booking/zone-form";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { visit, visitorId } from "@/lib/auth/session";
import { findNextSlot, findSlots } from "@/lib/availability/find-slots";
import type { Context } from "@/lib/context";
import type { Translate } from "@/lib/i18n/translator";
import { newId } from "@/lib/ids";
import { getLinkHosts, type Link } from "@/lib/links/queries";
import { getLinkQuestions } from "@/lib/templates/queries";
import {
  formatDate,
  formatDuration,
  formatLocalDate,
  formatTimeRange,
  formatZone,
  toIso,
} from "@/lib/time/format";
import { localDate, minuteMs, startOfDate } from "@/lib/time/zone";
import { zoneOptions } from "@/lib/time/zone-options";
import { holdOf } from "@/lib/visitor";
import { bookAction } from "./actions";
import { notOffered } from "./alternatives";
import { ClosedLink } from "./closed-link";
import { countThisView } from "./count-view";
import { formWords } from "./form-words";
import { byDate, lastDateOf, monthRange, monthView } from "./month-view";
import { tryOpenLink } from "./open-link";
import { type PageState, pageHref, readPageState } from "./page-state";
import { timesView } from "./times-view";

export async function generateMetadata({ params }: PageProps<"/book/[token]">): Promise<Metadata> {
  const opened = await tryOpenLink(await visit(), (await params).token);
  if ("closed" in opened) return { title: (await words("guest"))("closed.meta"), robots: { index: false } };
  return { title: opened.link.title, robots: { index: opened.link.kind === "evergreen" } };
}

export default async function BookPage({ params, searchParams }: PageProps<"/book/[token]">) {
  const opened = await tryOpenLink(await visit(), (await params).token);
  if ("closed" in opened) return <ClosedLink code={opened.closed} />;
  const { ctx, link } = opened;
  await countThisView(ctx, link);
  const [query, hosts, locale, t] = await Promise.all([
    searchParams,
    getLinkHosts(ctx, link.id),
    displayLocaleNow(),
    words("guest"),
  ]);
  const state = readPageState(link, query);
  const view = { ctx, link, state, locale, t };
  const summary = <LinkSummary {...hosts} {...summaryOf(view)} />;
  return (
    <GuestPage>
      <Embedded scheme={readScheme(state.carried.embed)} step={state.time === undefined ? "times" : "form"} />
      {state.time === undefined ? (
        <BookingLayout summary={summary} {...(await choices(view))} />
      ) : (
        <BookingLayout summary={summary}>
          <Details {...view} time={state.time} />
        </BookingLayout>
      )}
    </GuestPage>
  );
}

type View = {
  readonly ctx: Context;
  readonly link: Link;
  readonly state: PageState;
  readonly locale: string;
  readonly t: Translate<"guest">;
};

function summaryOf({ ctx, link, state, locale, t }: View) {
  return {
    t,
    title: link.title,
    description: link.description,
    note: link.note ?? undefined,
    whereText: whereBefore(link.location, t),
    zoneText: formatZone(state.timeZone, shownInstant(ctx, state), locale),
    durations: link.durationsMinutes.map((minutes) => ({
      minutes,
      label: formatDuration(minutes * minuteMs, locale),
      href: pageHref(state, { durationMinutes: minutes, time: undefined }),
      current: minutes === state.durationMinutes,
    })),
  };
}

/** An instant of what the page shows: the zone's offset differs over the year. */
const shownInstant = (ctx: Context, state: PageState) =>
  state.time ?? (state.date ? startOfDate(state.date, state.timeZone) : ctx.now);

/** The month and the times of a day: the one picked, or the first of the month that has any. */
async function choices(view: View) {
  const { ctx, link, state, locale, t } = view;
  const { timeZone, durationMinutes } = state;
  const today = localDate(ctx.now, timeZone);
  const wanted = { durationMinutes, ownHold: holdOf(await visitorId()) };
  const next = state.date ? undefined : await findNextSlot(ctx, link, { ...wanted, from: ctx.now });
  const month = state.date ?? (next === undefined ? today : localDate(next, timeZone));
  const starts = await findSlots(ctx, link, { ...wanted, ...monthRange(month, timeZone) });
  const days = byDate(starts, timeZone);
  const selected = state.isDayPicked ? state.date : [...days.keys()][0];
  const times = timesView({
    state,
    date: selected ?? month,
    starts: (selected && days.get(selected)) || [],
    locale,
    t,
  });
  const empty = times.isEmpty ? await nextFree(view, selected ?? month) : undefined;
  const { action, hidden } = zoneFormOf(state);
  return {
    month: (
      <>
        <MonthGrid
          {...monthView({
            state,
            month,
            days,
            selected,
            today,
            lastDate: lastDateOf(link, today),
            locale,
            t,
          })}
          t={t}
        />
        <ZoneForm
          action={action}
          hidden={hidden}
          value={timeZone}
          hasZone={state.isZoneChosen}
          options={zoneOptions(timeZone, ctx.now, locale)}
          t={t}
        />
      </>
    ),
    times: (
      <TimeList
        dateTitle={selected ? formatLocalDate(selected, locale) : t("times.noneThisMonth")}
        zoneText={formatZone(timeZone, startOfDate(selected ?? month, timeZone), locale)}
        parts={times.parts}
        empty={empty}
      />
    ),
  };
}

function zoneFormOf(state: PageState) {
  const [action = "", query] = pageHref({ ...state, isZoneChosen: false }, {}).split("?");
  return { action, hidden: Object.fromEntries(new URLSearchParams(query)) };
}

/** Where the next free day is, when a day or a month has none. */
async function nextFree({ ctx, link, state, locale, t }: View, date: string) {
  const from = Math.max(ctx.now, startOfDate(date, state.timeZone));
  const wanted = { durationMinutes: state.durationMinutes, ownHold: holdOf(await visitorId()) };
  const after = await findNextSlot(ctx, link, { ...wanted, from });
  const start = after ?? (await findNextSlot(ctx, link, { ...wanted, from: ctx.now }));
  if (start === undefined) return { text: t("times.noneAtAll") };
  const nextDate = localDate(start, state.timeZone);
  return {
    text: t("times.noneHere"),
    next: {
      href: pageHref(state, { date: nextDate }),
      label: t("times.goTo", { date: formatLocalDate(nextDate, locale) }),
    },
  };
}

async function Details({ ctx, link, state, time, locale }: View & { readonly time: number }) {
  const display = { locale, timeZone: state.timeZone };
  const { durationMinutes, timeZone, carried } = state;
  const initial = { ...emptyBookingForm, values: { ...carried, start: toIso(time) } };
  const end = time + durationMinutes * minuteMs;
  const taken = await notOffered(ctx, link, { start: time, durationMinutes, timeZone });
  return (
    <BookingForm
      action={bookAction.bind(null, link.token)}
      chosen={{
        dateText: formatDate(time, display),
        timeText: formatTimeRange(time, end, display),
        zoneText: formatZone(state.timeZone, time, locale),
        iso: toIso(time),
        changeHref: pageHref(state, { date: localDate(time, state.timeZone), time: undefined }),
      }}
      initial={taken ? { ...initial, taken } : initial}
      start={toIso(time)}
      token={link.token}
      duration={state.durationMinutes}
      timeZone={state.timeZone}
      locale={locale}
      words={await formWords()}
      errorTitle={(await words("ui"))("needsMending")}
      questions={await getLinkQuestions(ctx, link)}
      asksWhere={link.location?.kind === "ask"}
      idempotencyKey={newId()}
    />
  );
}
