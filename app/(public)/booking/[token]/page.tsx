import type { Metadata } from "next";
import { Confirmation } from "@/components/booking/confirmation";
import { Embedded } from "@/components/booking/embedded";
import { callWords } from "@/components/booking/where-words";
import { PublicShell } from "@/components/shell/public-shell";
import { ButtonLink } from "@/components/ui/button-link";
import { displayLocaleNow } from "@/lib/auth/reader";
import { answerText } from "@/lib/bookings/answer-text";
import type { BookingDetails } from "@/lib/bookings/queries";
import { isOpenBooking, stateAt } from "@/lib/bookings/rules";
import { isWebAddress, whereIs } from "@/lib/bookings/where";
import { toIso } from "@/lib/time/format";
import { NoBooking } from "./no-booking";
import { findOwnBooking, whenOf } from "./own-booking";

export const metadata: Metadata = {
  title: "Your booking",
  robots: { index: false },
  referrer: "no-referrer",
};

export default async function BookingPage({ params, searchParams }: PageProps<"/booking/[token]">) {
  const { token } = await params;
  const own = await findOwnBooking(token);
  if (!own) return <NoBooking />;
  const { ctx, booking } = own;
  const [{ new: isNew }, locale] = await Promise.all([searchParams, displayLocaleNow()]);
  const hostName = booking.hosts.map((host) => host.name).join(", ") || booking.organization.name;
  return (
    <PublicShell>
      <Embedded
        step="booking"
        booked={
          isNew === undefined ? undefined : { start: toIso(booking.startsAt), end: toIso(booking.endsAt) }
        }
      />
      <Confirmation
        {...headingOf(stateAt(booking, ctx.now), isNew !== undefined)}
        {...whenOf(booking, locale)}
        what={booking.link.title}
        who={`${booking.guest.name} with ${hostName}`}
        where={whereOf(booking)}
        reason={booking.cancelReason ?? undefined}
        answers={booking.answers.map(({ label, value }) => ({
          label,
          text: answerText(value, { locale, ...tickWords }),
        }))}
        actions={
          <>
            {booking.link.isActive && (
              <ButtonLink variant="secondary" href={`/book/${booking.link.token}`}>
                Book another time
              </ButtonLink>
            )}
            {isOpenBooking(booking, ctx.now) && (
              <ButtonLink variant="secondary" href={`/booking/${token}/cancel`}>
                Cancel this booking
              </ButtonLink>
            )}
          </>
        }
        note="Keep the address of this page, or find it again in the mail: it is yours alone."
      />
    </PublicShell>
  );
}

const tickWords = { yes: "Yes", no: "No" };

/** Where to meet: the way into a call is a link, as far as it is one. */
function whereOf(booking: BookingDetails) {
  const where = whereIs(booking);
  if (!where) return undefined;
  const { kind, value } = where;
  const text = [callWords[kind], value].filter(Boolean).join("\n");
  if (value === undefined) return { text };
  if (kind === "phone") return { text, href: `tel:${value.replace(/[^+\d]/g, "")}` };
  return isWebAddress(value) ? { text, href: value } : { text };
}

function headingOf(state: BookingDetails["status"], isNew: boolean) {
  if (state === "pending") return isNew ? justRequested : waiting;
  const calledOff = calledOffHeadings[state];
  if (calledOff) return { ...calledOff, tone: "plain" } as const;
  return isNew ? justBooked : ({ title: "Your booking", tone: "plain" } as const);
}

const justRequested = {
  title: "Your request has arrived",
  text: "The time is kept for you until your host answers. You get a mail then; the meeting is not confirmed yet.",
} as const;

const waiting = {
  title: "Your request waits for an answer",
  tone: "plain",
  text: "The time is kept for you until your host answers. You get a mail then.",
} as const;

const calledOffHeadings: Partial<
  Record<BookingDetails["status"], { readonly title: string; readonly text: string }>
> = {
  cancelled: {
    title: "This booking is cancelled",
    text: "The meeting does not take place, and the host knows.",
  },
  rejected: {
    title: "Your request was turned down",
    text: "Your host cannot take this time, so the meeting does not take place.",
  },
  expired: {
    title: "Your request has expired",
    text: "Your host did not answer before its time came, so the meeting does not take place.",
  },
};

const justBooked = {
  title: "You are booked",
  text: "The invitation is on its way to your mail. There is nothing else to do.",
} as const;
