import type { Translate } from "@/lib/i18n/translator";
import { cityOf, formatDate, formatDuration, formatTime, formatZone } from "@/lib/time/format";
import { localDate, minuteMs, offsetAt } from "@/lib/time/zone";

/** From so much on nobody keeps the other side's clock in mind. */
const farMs = 180 * minuteMs;

export type TwoClocks = {
  readonly instant: number;
  /** The guest's and the host's zone (IANA). */
  readonly guestZone: string;
  readonly hostZone: string;
  readonly locale: string;
  readonly t: Translate<"guest">;
};

/** What the host's clock shows at an instant; undefined when it is nearly the guest's own. */
export function hostTimeText({ instant, guestZone, hostZone, locale, t }: TwoClocks): string | undefined {
  const isOtherDate = localDate(instant, hostZone) !== localDate(instant, guestZone);
  if (Math.abs(aheadMs(instant, guestZone, hostZone)) < farMs && !isOtherDate) return undefined;
  const display = { locale, timeZone: hostZone };
  return t("booking.forHost", {
    when: `${formatDate(instant, display)}, ${formatTime(instant, display)}`,
    zone: formatZone(hostZone, instant, locale),
  });
}

/** How far the host's clock is from the guest's, for a list of times; undefined when that is not far. */
export function hostClockText({ instant, guestZone, hostZone, locale, t }: TwoClocks): string | undefined {
  const ahead = aheadMs(instant, guestZone, hostZone);
  if (Math.abs(ahead) < farMs) return undefined;
  return t(ahead > 0 ? "zone.hostAhead" : "zone.hostBehind", {
    length: formatDuration(Math.abs(ahead), locale),
    city: cityOf(hostZone),
  });
}

const aheadMs = (instant: number, guestZone: string, hostZone: string) =>
  offsetAt(instant, hostZone) - offsetAt(instant, guestZone);
