import { type PageState, readPageState } from "@/app/(public)/book/[token]/page-state";
import type { View } from "@/app/(public)/book/[token]/view";
import { readerNow, words } from "@/lib/auth/reader";
import { type BookingDetails, requireLinkOfBooking } from "@/lib/bookings/queries";
import type { Context } from "@/lib/context";
import type { Link } from "@/lib/links/queries";
import type { SearchParams } from "@/lib/search-params";
import { localDate, minuteMs } from "@/lib/time/zone";

/** A view of the link's times for a booking that is there already. */
export type MoveView = View & { readonly booking: BookingDetails };

/** What every part of the page is drawn from: the link's own page, at the address that moves the booking. */
export async function readMoveView(
  own: { readonly ctx: Context; readonly booking: BookingDetails },
  token: string,
  query: SearchParams,
): Promise<MoveView> {
  const [link, reader, t] = await Promise.all([
    requireLinkOfBooking(own.ctx, own.booking.id),
    readerNow(),
    words("guest"),
  ]);
  return { ...own, ...reader, link, t, state: stateOf(link, own.booking, token, query) };
}

/** The zone is the one that the guest booked in, unless the address names another; the length stays. */
function stateOf(link: Link, booking: BookingDetails, token: string, query: SearchParams): PageState {
  const read = readPageState(link, query);
  const timeZone = read.isZoneChosen ? read.timeZone : booking.guest.timeZone;
  return {
    ...read,
    path: `/booking/${token}/move`,
    timeZone,
    isZoneChosen: true,
    durationMinutes: (booking.endsAt - booking.startsAt) / minuteMs,
    date: read.time === undefined ? read.date : localDate(read.time, timeZone),
  };
}

/** What finds times for the booking: its own is not in its way, nor that the link takes no new ones. */
export const searchFor = ({ state, booking }: MoveView) => ({
  durationMinutes: state.durationMinutes,
  bookingId: booking.id,
  isMove: true,
});
