import type { BookingDetails } from "@/lib/bookings/queries";
import type { Translate } from "@/lib/i18n/translator";
import type { Display } from "@/lib/time/format";

/** What the parts of the page are drawn from. */
export type ShownBooking = {
  readonly booking: BookingDetails;
  /** Epoch ms. */
  readonly now: number;
  readonly display: Display;
  readonly t: Translate<"bookings">;
};
