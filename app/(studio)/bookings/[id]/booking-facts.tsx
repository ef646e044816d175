import Link from "next/link";
import { hrefOf } from "@/app/(studio)/bookings/asked";
import type { AnswerView } from "@/components/booking/answer-view";
import { BookingState } from "@/components/dashboard/booking-state";
import type { Fact } from "@/components/ui/facts";
import { textLink } from "@/components/ui/text-link";
import { answerFile, answerText } from "@/lib/bookings/answer-text";
import { stateAt } from "@/lib/bookings/rules";
import { isWebAddress, whereIs } from "@/lib/bookings/where";
import type { Translate } from "@/lib/i18n/translator";
import { Attendee } from "./attendee";
import type { ShownBooking } from "./shown-booking";
import { looksDifferent, whenText } from "./when-text";

type FactsOf = ShownBooking & { readonly states: Translate<"bookingStates"> };

/** When, with whom and where a booking is, and how it stands. */
export function bookingFacts({ booking, now, display, t, states }: FactsOf): Fact[] {
  const { guest, brought, link, hosts, cancelReason } = booking;
  const state = stateAt(booking, now);
  const forGuest = whenText(booking, { ...display, timeZone: guest.timeZone });
  const where = whereText({ booking, t });
  const isElsewhere = looksDifferent(booking, display.timeZone, guest.timeZone);
  return [
    { term: t("details.when"), detail: whenText(booking, display) },
    ...(isElsewhere ? [{ term: t("details.forGuest"), detail: forGuest }] : []),
    { term: t("details.guest"), detail: <Attendee person={guest} t={t} /> },
    ...(brought.length > 0
      ? [{ term: t("details.brought"), detail: <Brought booking={booking} t={t} /> }]
      : []),
    ...(where ? [{ term: t("details.where"), detail: where }] : []),
    { term: t("details.hosts"), detail: hosts.map((host) => host.name).join(", ") },
    {
      term: t("details.link"),
      detail: (
        <Link href={hrefOf({ link: booking.linkId })} prefetch={false} className={textLink}>
          {link.title}
        </Link>
      ),
    },
    { term: t("details.state"), detail: <BookingState state={state} label={states(state)} /> },
    ...(cancelReason === null ? [] : [{ term: t("details.reason"), detail: cancelReason }]),
  ];
}

/** Who comes along; most have no name but their address. */
const Brought = ({ booking, t }: Pick<ShownBooking, "booking" | "t">) => (
  <ul>
    {booking.brought.map((person) => (
      <li key={person.email} className="wrap-anywhere">
        <Attendee person={person} t={t} />
      </li>
    ))}
  </ul>
);

function whereText({ booking, t }: Pick<ShownBooking, "booking" | "t">) {
  const where = whereIs(booking);
  if (!where) return undefined;
  const { kind, value } = where;
  return (
    <>
      {t(`details.where_${kind}`)}
      {value && ": "}
      {value && isWebAddress(value) ? (
        <a href={value} className={`${textLink} wrap-anywhere`}>
          {value}
        </a>
      ) : (
        value
      )}
    </>
  );
}

/** The answers as the page lists them; a file can be had at an address below the booking's. */
export const answerViews = ({ booking, display, t }: ShownBooking): AnswerView[] =>
  booking.answers.map(({ label, value }) => {
    const file = answerFile(value);
    const text = answerText(value, { ...display, yes: t("details.yes"), no: t("details.no") });
    if (!file) return { label, text };
    const size = Math.ceil(file.bytes / 1000);
    return {
      label,
      text: t("details.file", { name: text, size }),
      href: `/bookings/${booking.id}/files/${file.fileId}`,
    };
  });
