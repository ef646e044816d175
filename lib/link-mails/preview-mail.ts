import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import type { BookingDetails } from "@/lib/bookings/queries";
import { config } from "@/lib/config";
import type { Context } from "@/lib/context";
import type { Language } from "@/lib/i18n/locale";
import { type Link, readLink } from "@/lib/links/queries";
import { bookingMessage, type MessageBody } from "@/lib/notifications/booking-message";
import { sender } from "@/lib/notifications/sender";
import { isOfRequests, type LinkMailKind, momentOf, toWhom } from "./rules";
import { readSample } from "./sample-booking";
import type { MailWords } from "./schema";

/** A mail as its reader would get it. */
export type MailPreview = Pick<MessageBody, "subject" | "html" | "text"> & {
  /** The guest of the link's latest booking that it is written with; undefined for a made-up one. */
  readonly guestName: string | undefined;
  /** Of the words in it. */
  readonly language: Language;
};

/** A mail with these words, of the link's latest booking or, before there is one, of a made-up one. Fails with `not_found`. */
export async function previewMail(
  ctx: Context,
  linkId: string,
  kind: LinkMailKind,
  { subject, intro }: MailWords,
  language: Language,
): Promise<MailPreview> {
  requirePermission(ctx, "links:read");
  requirePermission(ctx, "bookings:read");
  const { link, sample } = await inTransaction(ctx.db, ctx, async (tx) => {
    const link = await readLink(tx, ctx, linkId);
    return { link, sample: await readSample(tx, ctx, link, language) };
  });
  const booking = asTold(kind, sample.booking);
  const reader = toWhom(kind) === "guest" ? booking.guest : booking.hosts[0];
  const { name, address: email } = sender();
  const notice = {
    kind,
    to: reader ?? { name, email },
    sequence: booking.sequence,
    stampedAt: ctx.now,
    leadMinutes: firstLead(kind, link),
  };
  const edits = { ...(subject !== null && { subject }), ...(intro !== null && { intro }) };
  // The guest's own way to the booking, by which it is moved and cancelled, is for nobody else who reads this.
  const page = sample.isExample ? `links/${link.id}` : `bookings/${booking.id}`;
  const manageUrl = `${config().baseUrl}/${page}`;
  const { html, ...message } = await bookingMessage(notice, booking, { edits, manageUrl });
  return {
    subject: message.subject,
    text: message.text,
    html,
    guestName: sample.isExample ? undefined : booking.guest.name,
    language: reader?.language ?? "en",
  };
}

/** The booking in the state that a mail of this kind tells of, whatever became of it. */
function asTold(kind: LinkMailKind, booking: BookingDetails): BookingDetails {
  const moment = momentOf(kind);
  if (moment === "cancelled" || moment === "rejected") return { ...booking, status: "cancelled" };
  if (isOfRequests(kind)) return { ...booking, status: "pending" };
  return { ...booking, status: "confirmed" };
}

const dayBefore = 1440;

const firstLead = (kind: LinkMailKind, { guestReminders, hostReminders }: Link): number =>
  momentOf(kind) === "reminder"
    ? ((toWhom(kind) === "guest" ? guestReminders : hostReminders)[0] ?? dayBefore)
    : 0;
