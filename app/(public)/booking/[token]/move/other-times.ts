import { pageHref } from "@/app/(public)/book/[token]/page-state";
import type { OtherTimes } from "@/components/booking/move-form-state";
import { words } from "@/lib/auth/reader";
import { findNearestSlots } from "@/lib/availability/find-slots";
import { explainForGuest } from "@/lib/explanations/explain";
import { guestWords } from "@/lib/explanations/guest-words";
import { said } from "@/lib/i18n/say";
import { formatDate, formatTime } from "@/lib/time/format";
import { type MoveView, searchFor } from "./view";

/** How many free times stand in place of one that is not to be had. */
const shown = 6;

/** What stands in the way of a new time, with the nearest free ones; undefined when nothing does. */
export async function notFree(view: MoveView, start: number): Promise<OtherTimes | undefined> {
  const { ctx, link, booking, t } = view;
  if (start === booking.startsAt) return { title: t("move.same"), message: t("move.sameText"), times: [] };
  const { reasons } = await explainForGuest(ctx, link, { ...searchFor(view), start });
  const [first] = reasons;
  // Somebody's open form may yet let go of it: the move itself tells.
  if (first === undefined || reasons.every((kind) => kind === "hold")) return undefined;
  return otherTimes(view, start, {
    title: t("lost.notAvailable"),
    reason: said(await words("errors"), guestWords(first)),
  });
}

/** The free times nearest to one that is not to be had, under what is said of it. */
export async function otherTimes(
  view: MoveView,
  start: number,
  { title, reason }: { readonly title: string; readonly reason?: string },
): Promise<OtherTimes> {
  const { ctx, link, booking, state, locale, t } = view;
  const near = await findNearestSlots(ctx, link, { ...searchFor(view), start, count: shown + 1 });
  const display = { locale, timeZone: state.timeZone };
  const times = near
    .filter((at) => at !== booking.startsAt)
    .slice(0, shown)
    .map((at) => ({
      href: pageHref(state, { date: undefined, time: at }),
      label: `${formatDate(at, display)}, ${formatTime(at, display)}`,
    }));
  const message = t(times.length > 0 ? "move.free" : "move.noneFree");
  return { title, message: [reason, message].filter(Boolean).join(" "), times };
}
