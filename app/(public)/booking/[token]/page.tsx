import type { Metadata } from "next";
import { GuestPage } from "@/app/(public)/guest-page";
import { Confirmation } from "@/components/booking/confirmation";
import { Embedded } from "@/components/booking/embedded";
import { callWord } from "@/components/booking/where-words";
import { ButtonLink } from "@/components/ui/button-link";
import { displayLocaleNow, inChosenLanguage, words } from "@/lib/auth/reader";
import { answerText } from "@/lib/bookings/answer-text";
import type { BookingDetails } from "@/lib/bookings/queries";
import { isOpenBooking, stateAt } from "@/lib/bookings/rules";
import { isWebAddress, whereIs } from "@/lib/bookings/where";
import type { Translate } from "@/lib/i18n/translator";
import { closedBecause } from "@/lib/links/rules";
import { toIso } from "@/lib/time/format";
import { NoBooking } from "./no-booking";
import { findOwnBooking, whenOf } from "./own-booking";

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
  const [{ new: isNew }, locale, t] = await Promise.all([searchParams, displayLocaleNow(), words("guest")]);
  const ticks = { yes: t("booking.yes"), no: t("booking.no") };
  const hostName = booking.hosts.map((host) => host.name).join(", ") || booking.organization.name;
  return (
    <GuestPage>
      <Embedded
        step="booking"
        booked={
          isNew === undefined ? undefined : { start: toIso(booking.startsAt), end: toIso(booking.endsAt) }
        }
      />
      <Confirmation
        t={t}
        {...headingOf(stateAt(booking, ctx.now), isNew !== undefined, t)}
        {...whenOf(booking, locale, t)}
        what={booking.link.title}
        who={t("booking.withHost", { guest: booking.guest.name, host: hostName })}
        where={whereOf(booking, t)}
        reason={booking.cancelReason ?? undefined}
        answers={booking.answers.map(({ label, value }) => ({
          label,
          text: answerText(value, { locale, ...ticks }),
        }))}
        actions={
          <>
            {closedBecause(booking.link, ctx.now) === undefined && (
              <ButtonLink variant="secondary" href={inChosenLanguage(`/book/${booking.link.token}`)}>
                {t("booking.another")}
              </ButtonLink>
            )}
            {isOpenBooking(booking, ctx.now) && (
              <ButtonLink variant="secondary" href={inChosenLanguage(`/booking/${token}/cancel`)}>
                {t("booking.cancel")}
              </ButtonLink>
            )}
          </>
        }
        note={t("booking.note")}
      />
    </GuestPage>
  );
}

/** Where to meet: the way into a call is a link, as far as it is one. */
function whereOf(booking: BookingDetails, t: Translate<"guest">) {
  const where = whereIs(booking);
  if (!where) return undefined;
  const { kind, value } = where;
  const text = [callWord(kind, t), value].filter(Boolean).join("\n");
  if (value === undefined) return { text };
  if (kind === "phone") return { text, href: `tel:${value.replace(/[^+\d]/g, "")}` };
  return isWebAddress(value) ? { text, href: value } : { text };
}

/** How the booking stands; what has just been done by the guest, with a green tick. */
function headingOf(state: BookingDetails["status"], isNew: boolean, t: Translate<"guest">) {
  const kind = headings(isNew)[state];
  if (!kind) return { title: t("booking.meta"), tone: "plain" } as const;
  const isDone = kind === "booked" || kind === "requested";
  return {
    title: t(`booking.${kind}.title`),
    text: t(`booking.${kind}.text`),
    tone: isDone ? "done" : "plain",
  } as const;
}

const headings = (isNew: boolean) =>
  ({
    pending: isNew ? "requested" : "pending",
    cancelled: "cancelled",
    rejected: "rejected",
    expired: "expired",
    confirmed: isNew ? "booked" : undefined,
    completed: isNew ? "booked" : undefined,
    no_show: isNew ? "booked" : undefined,
  }) as const;
