import { whereBefore } from "@/components/booking/where-words";
import type { Context } from "@/lib/context";
import { formatDuration, formatZone } from "@/lib/time/format";
import { minuteMs, startOfDate } from "@/lib/time/zone";
import { type PageState, pageHref } from "./page-state";
import type { View } from "./view";
import { zoneCheck } from "./zone-view";

/** What the link is about, beside its times and its form alike. */
export function summaryOf(view: View) {
  const { ctx, link, state, locale, t } = view;
  return {
    t,
    title: link.title,
    description: link.description,
    note: link.note ?? undefined,
    whereText: whereBefore(link.location, t),
    requiresApproval: link.requiresApproval,
    zoneText: formatZone(state.timeZone, shownInstant(ctx, state), locale),
    // Beside the times, these are checked themselves.
    zoneCheck: state.time === undefined ? undefined : zoneCheck(view, [state.time]),
    durations: link.durationsMinutes.map((minutes) => ({
      label: formatDuration(minutes * minuteMs, locale),
      href: pageHref(state, { durationMinutes: minutes, time: undefined }),
      current: minutes === state.durationMinutes,
    })),
  };
}

/** An instant of what the page shows: the zone's offset differs over the year. */
const shownInstant = (ctx: Context, state: PageState) =>
  state.time ?? (state.date ? startOfDate(state.date, state.timeZone) : ctx.now);
