import { cache } from "react";
import { visit } from "@/lib/auth/session";
import { readManageToken } from "@/lib/bookings/manage-token";
import { type BookingDetails, getBookingDetails } from "@/lib/bookings/queries";
import type { Context } from "@/lib/context";
import type { Translate } from "@/lib/i18n/translator";
import { formatDate, formatTimeRange, formatZone } from "@/lib/time/format";

/** The booking that a guest's address is about, and the context of the guest who has it; null when there is none. */
export const findOwnBooking = cache(
  async (token: string): Promise<{ ctx: Context; booking: BookingDetails } | null> => {
    const ids = readManageToken(token);
    if (!ids) return null;
    const { organizationId, bookingId } = ids;
    const ctx: Context = { ...(await visit()), organizationId, actor: { kind: "guest", bookingId } };
    const booking = await getBookingDetails(ctx, bookingId);
    return booking && { ctx, booking };
  },
);

/** Who meets the guest, in words. */
export const hostsOf = ({ hosts, organization }: BookingDetails): string =>
  hosts.map((host) => host.name).join(", ") || organization.name;

/** When it is on the guest's clock, and on the host's where that differs; or when it would be, at another start (epoch ms). */
export function whenOf(
  booking: BookingDetails,
  locale: string,
  t: Translate<"guest">,
  start: number = booking.startsAt,
) {
  const end = start + (booking.endsAt - booking.startsAt);
  const inZone = (timeZone: string) => {
    const display = { locale, timeZone };
    const day = formatDate(start, display);
    return {
      when: `${day}, ${formatTimeRange(start, end, display)}`,
      zoneText: formatZone(timeZone, start, locale),
    };
  };
  const guest = inZone(booking.guest.timeZone);
  const host = inZone(booking.timeZone);
  return guest.when === host.when
    ? guest
    : { ...guest, hostWhen: t("booking.forHost", { when: host.when, zone: host.zoneText }) };
}
