import { formOf } from "@/app/(public)/book/[token]/form-of";
import { BookingForm } from "@/components/booking/booking-form";
import type { BookingFormState } from "@/components/booking/form-state";
import { displayLocaleNow, inChosenLanguage } from "@/lib/auth/reader";
import type { EmailConfirmation } from "@/lib/bookings/email-confirmation";
import type { Context } from "@/lib/context";
import type { Link } from "@/lib/links/queries";
import { durationOrUsual } from "@/lib/links/rules";
import { formatDate, formatTimeRange, formatZone, toIso } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";

export type AskAgainProps = {
  readonly ctx: Context;
  readonly link: Link;
  readonly waiting: EmailConfirmation;
  readonly wrong: BookingFormState;
  /** The word in the mail: it proves the address, so that the form is sent only once more. */
  readonly request: string;
};

/** The form of a request that cannot be booked as it stands, with everything typed. */
export async function AskAgain({ ctx, link, waiting, wrong, request }: AskAgainProps) {
  const { start, duration, attendee } = waiting.input;
  const [form, locale] = await Promise.all([formOf(ctx, link), displayLocaleNow()]);
  const durationMinutes = durationOrUsual(link, duration ?? Number.NaN);
  const { timeZone } = attendee;
  const display = { locale, timeZone };
  return (
    <article className="mx-auto max-w-2xl bg-surface p-4 pt-8 sm:rounded-lg sm:border sm:border-line sm:p-8">
      <h1 className="mb-6 text-2xl font-semibold tracking-tight">{link.title}</h1>
      <BookingForm
        {...form}
        chosen={{
          dateText: formatDate(start, display),
          timeText: formatTimeRange(start, start + durationMinutes * minuteMs, display),
          zoneText: formatZone(timeZone, start, locale),
          iso: toIso(start),
          changeHref: inChosenLanguage(`/book/${link.token}`),
        }}
        initial={wrong}
        start={toIso(start)}
        duration={durationMinutes}
        timeZone={timeZone}
        locale={locale}
        confirmation={request}
        idempotencyKey={waiting.id}
      />
    </article>
  );
}
