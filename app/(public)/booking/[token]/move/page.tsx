import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NoBooking } from "@/app/(public)/booking/[token]/no-booking";
import { findOwnBooking, hostsOf, whenOf } from "@/app/(public)/booking/[token]/own-booking";
import { GuestPage } from "@/app/(public)/guest-page";
import { BookingLayout } from "@/components/booking/booking-layout";
import { MoveSummary } from "@/components/booking/move-summary";
import { inChosenLanguage, words } from "@/lib/auth/reader";
import { whatGuestMay } from "@/lib/bookings/guest-policy";
import { chooseNewTime } from "./choose-time";
import { ConfirmTime } from "./confirm-time";
import { readMoveView } from "./view";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await words("guest"))("move.meta"),
  robots: { index: false },
  // Without any referrer browsers send a form's origin as "null", and nobody could tell it is ours.
  referrer: "same-origin",
});

export default async function MoveOwnPage({ params, searchParams }: PageProps<"/booking/[token]/move">) {
  const { token } = await params;
  const own = await findOwnBooking(token);
  if (!own) return <NoBooking />;
  const { ctx, booking } = own;
  // What is over or called off, or not for its guest to move, says so on its own page.
  if (whatGuestMay(booking, booking.link, ctx.now).move !== "may")
    redirect(inChosenLanguage(`/booking/${token}`));
  const view = await readMoveView(own, token, await searchParams);
  const { state, locale, t } = view;
  const summary = (
    <MoveSummary
      title={t("move.title")}
      what={booking.link.title}
      host={hostsOf(booking)}
      now={state.time === undefined ? { term: t("move.now"), ...whenOf(booking, locale, t) } : undefined}
      keep={{ href: inChosenLanguage(`/booking/${token}`), label: t("move.keep") }}
    />
  );
  return (
    <GuestPage>
      {state.time === undefined ? (
        <BookingLayout summary={summary} {...(await chooseNewTime(view))} />
      ) : (
        <BookingLayout summary={summary}>
          <ConfirmTime token={token} view={view} time={state.time} />
        </BookingLayout>
      )}
    </GuestPage>
  );
}
