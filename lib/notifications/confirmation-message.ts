import { inTransaction } from "@/db/tenant";
import { findConfirmation } from "@/lib/bookings/email-confirmation";
import { confirmUrl } from "@/lib/bookings/email-confirmation-token";
import type { Context, Visit } from "@/lib/context";
import { withLanguage } from "@/lib/i18n/address";
import { getLinkHosts, readLink } from "@/lib/links/queries";
import { requireDuration } from "@/lib/links/rules";
import { minuteMs } from "@/lib/time/zone";
import type { MessageBody } from "./booking-message";
import { renderMail } from "./templates/render-mail";

/** The mail that asks to confirm a request; undefined when the request is gone or too old. */
export async function confirmationMessage(
  visit: Visit,
  { id, organizationId }: { readonly id: string; readonly organizationId: string },
): Promise<MessageBody | undefined> {
  const ctx: Context = { ...visit, organizationId, actor: { kind: "system" } };
  const waiting = await findConfirmation(ctx, id);
  if (!waiting) return undefined;
  const { input, language, locale, expiresAt } = waiting;
  const link = await inTransaction(ctx.db, ctx, (tx) => readLink(tx, ctx, waiting.linkId));
  const { hostName, organizationName } = await getLinkHosts(ctx, link.id);
  const { timeZone } = input.attendee;
  const mail = {
    locale,
    linkTitle: link.title,
    hostName: hostName || organizationName,
    organizationName,
    startsAt: input.start,
    endsAt: input.start + requireDuration(link, input.duration) * minuteMs,
    expiresAt,
    requiresApproval: link.requiresApproval,
    timeZone,
    confirmUrl: withLanguage(confirmUrl(link.token, { organizationId, id }), language),
  };
  return renderMail("confirm_booking_guest", mail, { language });
}
