import { cookies } from "next/headers";
import { readerNow } from "@/lib/auth/reader";
import { askToConfirm, type EmailConfirmation, findConfirmation } from "@/lib/bookings/email-confirmation";
import { readConfirmToken } from "@/lib/bookings/email-confirmation-token";
import type { BookSlot } from "@/lib/bookings/schema";
import { config } from "@/lib/config";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { newId, newToken } from "@/lib/ids";
import type { Link } from "@/lib/links/queries";
import { countConfirmationMail } from "@/lib/robots/mail-limits";
import { incomingRequest } from "@/lib/server/incoming-request";
import type { Question } from "@/lib/templates/rules";
import { visitorCookie } from "@/lib/visitor";
import { thisVisit } from "./count-view";
import { type Fields, guestFields } from "./form-request";

type Sent = {
  readonly fields: Fields;
  readonly questions: readonly Question[];
  readonly visitorId: string | undefined;
};

/**
 * Has whoever sent a form without proof confirm it by mail. Fails with `too_many` when that is asked
 * for too often, and with `unavailable` where there is no mail server that could ask.
 */
export async function proveByMail(
  ctx: Context,
  link: Link,
  input: BookSlot,
  { fields, questions, visitorId = newToken() }: Sent,
): Promise<EmailConfirmation> {
  if (!config().smtpUrl) throw new AppError("unavailable", say("robots.noMails"));
  await countConfirmationMail(incomingRequest()?.address ?? "", input.attendee.email);
  await rememberVisitor(visitorId);
  const known = new Set(guestFields(link, questions));
  const kept = Object.entries(fields).filter(([name]) => known.has(name));
  return askToConfirm(ctx, link, fields.idempotencyKey || newId(), {
    input,
    visitorId,
    fields: Object.fromEntries(kept),
    ...(await readerNow()),
    visit: await thisVisit(ctx, link),
  });
}

/** The request by which a form's mail address has been proved already, for a form that comes back from its mail. */
export async function provenBefore(
  ctx: Context,
  link: Link,
  { confirmation }: Fields,
  { attendee }: BookSlot,
): Promise<EmailConfirmation | undefined> {
  const id = confirmation && readConfirmToken(confirmation, ctx.organizationId);
  const waiting = id ? await findConfirmation(ctx, id) : undefined;
  const isSame = waiting?.email.toLowerCase() === attendee.email.toLowerCase();
  return waiting?.linkId === link.id && isSame ? waiting : undefined;
}

/** Has the browser say which one it is, so that the time it waits for is free to it, should it fill in the form anew. */
async function rememberVisitor(visitorId: string): Promise<void> {
  const secure = config().baseUrl.startsWith("https:");
  (await cookies()).set(visitorCookie, visitorId, { httpOnly: true, sameSite: "lax", path: "/", secure });
}
