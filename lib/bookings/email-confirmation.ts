import { and, eq, gt } from "drizzle-orm";
import { bookings, emailConfirmations } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { Language } from "@/lib/i18n/locale";
import { say } from "@/lib/i18n/say";
import { enqueue } from "@/lib/jobs/enqueue";
import type { Link } from "@/lib/links/queries";
import { queueConfirmationMail } from "@/lib/notifications/outbox";
import { minuteMs } from "@/lib/time/zone";
import { type Booking, type BookSlotOptions, bookSlot } from "./book-slot";
import { confirmationId } from "./email-confirmation-token";
import { placeHold } from "./holds";
import type { BookSlot } from "./schema";

const lifetimeMs = 30 * minuteMs;

/** A request that waits for its mail address to be proved, with what is needed to go on where it was made. */
export type WaitingRequest = {
  /** As the form sent it: it is read by the link's rules of the moment when it is confirmed. */
  readonly input: BookSlot;
  /** Whose hold keeps the time meanwhile. */
  readonly visitorId: string;
  /** For the form, should it be needed again: its fields as they were sent. */
  readonly fields: Readonly<Record<string, string>>;
  /** The language of the mail, and the locale of the times in it. */
  readonly language: Language;
  readonly locale: string;
  /** How the booking counts. */
  readonly visit: Pick<BookSlotOptions, "referrer" | "isOwn">;
};

export type EmailConfirmation = WaitingRequest & {
  /** Also the key under which it is booked, so that it books once, however often it was sent and confirmed. */
  readonly id: string;
  readonly linkId: string;
  readonly email: string;
  readonly expiresAt: number;
};

/**
 * Keeps a request from a browser that proves nothing else until whoever reads its mail address
 * confirms it, and sends the mail for that; `formKey` is its form's. The time is held for a while
 * where it can be. Fails like `placeHold` when the time is not to be had.
 */
export async function askToConfirm(
  ctx: Context,
  link: Link,
  formKey: string,
  request: WaitingRequest,
): Promise<EmailConfirmation> {
  const { visitorId } = request;
  const { start, duration, attendee } = request.input;
  await placeHold(ctx, link, { start, duration, visitorId }).catch((error: unknown) => {
    // More holds than a link may have: the time is free, and stays so for others too.
    if (!(error instanceof AppError && error.code === "too_many")) throw error;
  });
  const { organizationId } = ctx;
  const id = confirmationId(link.id, formKey, request.input);
  const expiresAt = ctx.now + lifetimeMs;
  const asked = { request, createdAt: ctx.now, expiresAt };
  // The mail is no organization's: see queueConfirmationMail.
  await inTransaction(ctx.db, { organizationId, installation: "on" }, async (tx) => {
    await tx
      .insert(emailConfirmations)
      .values({ id, organizationId, linkId: link.id, email: attendee.email, ...asked })
      .onConflictDoUpdate({ target: emailConfirmations.id, set: asked });
    // A minute later, so that no clock that is slow finds it still waiting.
    const end = { runAt: expiresAt + minuteMs, key: `forget-confirmation:${id}` };
    await enqueue(tx, "forget-confirmation", { id, organizationId }, end);
    await queueConfirmationMail(tx, ctx.now, { id, organizationId, ...attendee });
  });
  return { ...request, id, linkId: link.id, email: attendee.email, expiresAt };
}

/** A request that waits; undefined for one that is unknown, too old, or a booking by now. */
export async function findConfirmation(ctx: Context, id: string): Promise<EmailConfirmation | undefined> {
  const [row] = await inTransaction(ctx.db, ctx, (tx) =>
    tx
      .select()
      .from(emailConfirmations)
      .where(
        and(
          eq(emailConfirmations.organizationId, ctx.organizationId),
          eq(emailConfirmations.id, id),
          gt(emailConfirmations.expiresAt, ctx.now),
        ),
      ),
  );
  return row && { ...(row.request as WaitingRequest), ...row };
}

/** The booking that a request for a link has become, however long ago; undefined before that. */
export async function findConfirmed(ctx: Context, linkId: string, id: string): Promise<Booking | undefined> {
  const [booking] = await inTransaction(ctx.db, ctx, (tx) =>
    tx
      .select()
      .from(bookings)
      .where(
        and(
          eq(bookings.organizationId, ctx.organizationId),
          eq(bookings.linkId, linkId),
          eq(bookings.idempotencyKey, id),
        ),
      ),
  );
  return booking;
}

/**
 * Books what was asked for, by the same rules as any booking, and forgets the request. Confirmed
 * again it answers with the same booking. Fails with `link_expired` for a request that is unknown or
 * too old, and like `bookSlot`.
 */
export async function confirmRequest(ctx: Context, link: Link, id: string): Promise<Booking> {
  const earlier = await findConfirmed(ctx, link.id, id);
  if (earlier) return earlier;
  const waiting = await findConfirmation(ctx, id);
  if (waiting?.linkId !== link.id) throw new AppError("link_expired", say("bookings.confirmationGone"));
  const { input, visitorId, visit } = waiting;
  return bookSlot(ctx, link, input, { idempotencyKey: id, visitorId, ...visit });
}
