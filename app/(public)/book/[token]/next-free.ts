import { findNextSlot } from "@/lib/availability/find-slots";
import type { OfferRange } from "@/lib/availability/load-offer";
import { formatLocalDate } from "@/lib/time/format";
import { localDate, startOfDate } from "@/lib/time/zone";
import { pageHref } from "./page-state";
import type { View } from "./view";

/** Where the next free day is, when a day or a month has none: after it, or else from now on. */
export async function nextFree(
  { ctx, link, state, locale, t }: View,
  date: string,
  search: Omit<OfferRange, "from" | "until">,
) {
  const from = Math.max(ctx.now, startOfDate(date, state.timeZone));
  const after = await findNextSlot(ctx, link, { ...search, from });
  const start = after ?? (await findNextSlot(ctx, link, { ...search, from: ctx.now }));
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
