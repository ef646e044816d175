import type { CalendarChoice } from "@/components/booking/add-to-calendar";
import { inChosenLanguage } from "@/lib/auth/reader";
import type { BookingDetails } from "@/lib/bookings/queries";
import { whereIs } from "@/lib/bookings/where";
import { type CalendarName, calendarLinks } from "@/lib/calendar-links/rules";
import type { Translate } from "@/lib/i18n/translator";
import { hostsOf } from "./own-booking";

const names = {
  google: "Google",
  outlook: "Outlook.com",
  office365: "Office 365",
  yahoo: "Yahoo",
} as const satisfies Record<CalendarName, string>;

/**
 * The calendars that a guest can put the meeting into, and the file for any other. An entry on the web is
 * shared with a click, so the address that may cancel the booking is in the file only.
 */
export function calendarsOf(booking: BookingDetails, token: string, t: Translate<"guest">): CalendarChoice[] {
  const entry = {
    title: t("calendar.entry", {
      title: booking.link.title,
      guest: booking.guest.name,
      host: hostsOf(booking),
    }),
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    location: whereIs(booking)?.value,
  };
  const onTheWeb = Object.entries(calendarLinks).map(([name, toHref]) => ({
    label: names[name as CalendarName],
    href: toHref(entry),
    isFile: false,
  }));
  const file = inChosenLanguage(`/booking/${token}/invitation.ics`);
  return [...onTheWeb, { label: t("calendar.file"), href: file, isFile: true }];
}
