import { callWord } from "@/components/booking/where-words";
import type { BookingDetails } from "@/lib/bookings/queries";
import { isWebAddress, whereIs } from "@/lib/bookings/where";
import type { Translate } from "@/lib/i18n/translator";
import { hostsOf } from "./own-booking";

/** Where to meet: the way into a call is a link, as far as it is one. */
export function whereOf(booking: BookingDetails, t: Translate<"guest">) {
  const where = whereIs(booking);
  if (!where) return undefined;
  const { kind, value } = where;
  const text = [callWord(kind, t), value].filter(Boolean).join("\n");
  if (value === undefined) return { text };
  if (kind === "phone") return { text, href: `tel:${value.replace(/[^+\d]/g, "")}` };
  return isWebAddress(value) ? { text, href: value } : { text };
}

/** Who meets. Who comes along is counted, not named: somebody may have given an address for a name. */
export function whoOf(booking: BookingDetails, t: Translate<"guest">): string {
  const { guest, brought } = booking;
  const people = { guest: guest.name, host: hostsOf(booking), count: brought.length };
  return brought.length === 0 ? t("booking.withHost", people) : t("booking.withOthers", people);
}
