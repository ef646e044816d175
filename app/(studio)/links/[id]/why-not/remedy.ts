import type { ReasonKind } from "@/lib/availability/reasons";
import type { OwnersExplanation, OwnersReason } from "@/lib/explanations/explanation";
import type { Translate } from "@/lib/i18n/translator";

/** What would free a time, in words, and the page where it is done. */
export type Remedy = { readonly text: string; readonly href?: string | undefined };

/** Where the rule stands that keeps a time away; a kind without a page frees itself, or never. */
const pages: Partial<Record<ReasonKind, "schedules" | "settings" | "link">> = {
  outside_hours: "schedules",
  day_off: "schedules",
  override: "schedules",
  exclusion: "settings",
  notice: "settings",
  window: "settings",
  limit_day: "settings",
  limit_week: "settings",
  limit_month: "settings",
  off_grid: "settings",
  link_inactive: "link",
};

/** What the owner could do about a reason. */
export function remedyOf(
  { kind, meeting, memberName, isSwitchedOff }: OwnersReason,
  { link }: OwnersExplanation,
  t: Translate<"whyNot">,
): Remedy {
  if (meeting) return { text: t("remedy.meeting"), href: `/bookings/${meeting.bookingId}` };
  if (isSwitchedOff) return { text: t("remedy.switchedOff", { who: memberName ?? "" }) };
  // A limit over all links is the person's own, and no link's settings change it.
  if (kind.startsWith("limit_") && memberName !== undefined) return { text: t("remedy.personalLimit") };
  const page = pages[kind];
  const href = page === "schedules" ? "/schedules" : page && `/links/${link.id}`;
  return { text: t(`remedy.${kind}`), href };
}
