import type { Metadata } from "next";
import { GuestPage } from "@/app/(public)/guest-page";
import { AddToCalendar } from "@/components/booking/add-to-calendar";
import { Confirmation } from "@/components/booking/confirmation";
import { Embedded } from "@/components/booking/embedded";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { answerText } from "@/lib/bookings/answer-text";
import { isGuestMailed } from "@/lib/bookings/guest-mail";
import { whatGuestMay } from "@/lib/bookings/guest-policy";
import { isOpenBooking } from "@/lib/bookings/rules";
import { toIso } from "@/lib/time/format";
import { BookingActions } from "./booking-actions";
import { calendarsOf } from "./calendars";
import { headingOf } from "./heading";
import { NoBooking } from "./no-booking";
import { findOwnBooking, hostsOf, whenOf } from "./own-booking";
import { policyText } from "./policy-text";
import { whereOf, whoOf } from "./where-and-who";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await words("guest"))("booking.meta"),
  robots: { index: false },
  referrer: "no-referrer",
});

export default async function BookingPage({ params, searchParams }: PageProps<"/booking/[token]">) {
  const { token } = await params;
  const own = await findOwnBooking(token);
  if (!own) return <NoBooking />;
  const { ctx, booking } = own;
  const [query, locale, t, isMailed] = await Promise.all([
    searchParams,
    displayLocaleNow(),
    words("guest"),
    isGuestMailed(ctx, booking),
  ]);
  const isNew = query.new !== undefined;
  const news = isNew ? "new" : query.moved === undefined ? undefined : "moved";
  const may = whatGuestMay(booking, booking.link, ctx.now);
  const { startsAt, endsAt, guest } = booking;
  const answers = { locale, yes: t("booking.yes"), no: t("booking.no") };
  const isAhead = booking.status === "confirmed" && isOpenBooking(booking, ctx.now);
  return (
    <GuestPage>
      <Embedded step="booking" booked={isNew ? { start: toIso(startsAt), end: toIso(endsAt) } : undefined} />
      <Confirmation
        t={t}
        {...headingOf({ booking, news, isMailed, now: ctx.now }, t)}
        {...whenOf(booking, locale, t)}
        what={booking.link.title}
        who={whoOf(booking, t)}
        where={whereOf(booking, t)}
        reason={booking.cancelReason ?? undefined}
        answers={booking.answers.map(({ label, value }) => ({ label, text: answerText(value, answers) }))}
        calendars={
          isAhead && <AddToCalendar title={t("calendar.title")} calendars={calendarsOf(booking, token, t)} />
        }
        actions={
          <BookingActions token={token} booking={booking} may={may} isNew={isNew} now={ctx.now} t={t} />
        }
        policy={policyText(
          may,
          { startsAt, host: hostsOf(booking) },
          { locale, timeZone: guest.timeZone },
          t,
        )}
        note={t(isMailed ? "booking.note" : "booking.noteUnmailed")}
      />
    </GuestPage>
  );
}
