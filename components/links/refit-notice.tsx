import { useTranslations } from "use-intl";
import type { Picked } from "@/components/calendar/week-steps";
import { Notice } from "@/components/ui/notice";
import { type Display, formatShortDate, formatTime } from "@/lib/time/format";

export type RefitNoticeProps = {
  readonly dropped: readonly Picked[];
  readonly isUnchecked: boolean;
  readonly display: Display;
};

/** Says what has become of picked times when the settings changed; nothing when they all fit. */
export function RefitNotice({ dropped, isUnchecked, display }: RefitNoticeProps) {
  const t = useTranslations("oneTime.form");
  if (isUnchecked) return <Notice kind="warning">{t("refitFailed")}</Notice>;
  if (dropped.length === 0) return null;
  const times = dropped
    .map(({ start }) => `${formatShortDate(start, display)}, ${formatTime(start, display)}`)
    .join("; ");
  return <Notice kind="warning">{t("refit", { count: dropped.length, times })}</Notice>;
}
