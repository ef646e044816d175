import { Confirmation } from "@/components/booking/confirmation";
import { ConfirmForm } from "@/components/booking/proof-confirm-form";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import type { EmailConfirmation } from "@/lib/bookings/email-confirmation";
import type { Context } from "@/lib/context";
import type { Link } from "@/lib/links/queries";
import { durationOrUsual } from "@/lib/links/rules";
import { formatDate, formatTimeRange, formatZone } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";
import { confirmAction } from "./actions";
import { answersOf, invitedOf, whereOf } from "./what-is-asked";

export type ConfirmRequestProps = {
  readonly ctx: Context;
  readonly link: Link;
  readonly waiting: EmailConfirmation;
  /** The word in the mail. */
  readonly request: string;
};

/** All that was asked for, for whoever confirms need not be who typed it, and the button that books it. */
export async function ConfirmRequest({ ctx, link, waiting, request }: ConfirmRequestProps) {
  const { start, duration, attendee } = waiting.input;
  const [t, locale] = await Promise.all([words("guest"), displayLocaleNow()]);
  const answers = await answersOf(ctx, link, waiting, { locale, yes: t("booking.yes"), no: t("booking.no") });
  const asks = link.requiresApproval;
  const display = { locale, timeZone: attendee.timeZone };
  const end = start + durationOrUsual(link, duration ?? Number.NaN) * minuteMs;
  return (
    <Confirmation
      t={t}
      tone="plain"
      title={t(asks ? "confirm.titleRequest" : "confirm.title")}
      text={t(asks ? "confirm.textRequest" : "confirm.text")}
      what={link.title}
      when={`${formatDate(start, display)}, ${formatTimeRange(start, end, display)}`}
      zoneText={formatZone(attendee.timeZone, start, locale)}
      where={whereOf(link, waiting, t)}
      who={`${attendee.name} (${attendee.email})`}
      invited={invitedOf(waiting)}
      answers={answers}
      form={
        <ConfirmForm
          action={confirmAction.bind(null, link.token, request)}
          label={t(asks ? "confirm.submitRequest" : "confirm.submit")}
          pendingLabel={t(asks ? "confirm.pendingRequest" : "confirm.pending")}
        />
      }
    />
  );
}
