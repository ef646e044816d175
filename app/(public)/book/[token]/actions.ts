"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { BookingFormState } from "@/components/booking/form-state";
import { failedForm } from "@/lib/auth/action";
import { inChosenLanguage, words } from "@/lib/auth/reader";
import { visit, visitorId } from "@/lib/auth/session";
import { bookSlot } from "@/lib/bookings/book-slot";
import { sentToken } from "@/lib/bookings/email-confirmation-token";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { formFields } from "@/lib/input";
import { findLink, type Link } from "@/lib/links/queries";
import { readProof } from "@/lib/robots/challenge";
import { withinGuestLimit } from "@/lib/robots/guest-limit";
import { incomingRequest } from "@/lib/server/incoming-request";
import { getLinkQuestions } from "@/lib/templates/queries";
import { askedOf, type Question } from "@/lib/templates/rules";
import { readTimeZone } from "@/lib/time-zone-names";
import { afterBooking } from "./after-booking";
import { alternatives, takenWords } from "./alternatives";
import { thisVisit } from "./count-view";
import { type Fields, fieldOf, keptFields, readForm } from "./form-request";
import { proveByMail, provenBefore } from "./prove-by-mail";

/**
 * Books the time in the form. When it is gone, the form comes back with everything typed
 * and with the nearest free times to choose from.
 */
export async function bookAction(
  token: string,
  before: BookingFormState,
  data: FormData,
): Promise<BookingFormState> {
  const fields = formFields(data);
  const opened = await findLink(await visit(), token).catch((error: unknown) => failedForm(error, fields));
  if (!("link" in opened)) return opened;
  const { ctx, link } = opened;
  const questions = await getLinkQuestions(ctx, link);
  const kept = keptFields(data, questions);
  let next: string;
  try {
    next = await bookOrAsk(ctx, link, questions, data, kept);
  } catch (error) {
    // Questions that were changed since the page was made come with the answer.
    if (fields.asked !== askedOf(questions)) refresh();
    return refused(error, ctx, link, kept, before);
  }
  redirect(next);
}

/** Books what a form asks for, or, when nothing proves a person's browser behind it, asks by mail. Returns where to go on. */
async function bookOrAsk(
  ctx: Context,
  link: Link,
  questions: readonly Question[],
  data: FormData,
  fields: Fields,
): Promise<string> {
  const visitor = await visitorId();
  const input = await readForm(data, link, questions, visitor);
  const { proof: sent } = formFields(data);
  const proof = sent ? await readProof(sent, link, ctx.now) : undefined;
  const proven = proof ? undefined : await provenBefore(ctx, link, fields, input);
  return withinGuestLimit(incomingRequest()?.address ?? "", input.guests?.length ?? 0, async () => {
    if (!proof && !proven) {
      const waiting = await proveByMail(ctx, link, input, { fields, questions, visitorId: visitor });
      return inChosenLanguage(`/book/${link.token}/confirm?sent=${sentToken({ ...ctx, id: waiting.id })}`);
    }
    const booking = await bookSlot(ctx, link, input, {
      idempotencyKey: proven?.id ?? fields.idempotencyKey,
      visitorId: proven?.visitorId ?? visitor,
      proof,
      ...(await thisVisit(ctx, link)),
    });
    return afterBooking(link, booking);
  });
}

async function refused(
  error: unknown,
  ctx: Context,
  link: Link,
  fields: Fields,
  before: BookingFormState,
): Promise<BookingFormState> {
  const failed = await failedForm(error, fields);
  const errors = failed.errors.map(({ field, message }) => ({
    field: fieldOf(field, fields),
    message,
  }));
  const t = await words("guest");
  const code = error instanceof AppError ? error.code : undefined;
  if (code === "slot_taken" || code === "slot_not_offered") {
    const start = Date.parse(fields.start ?? "");
    const found = await alternatives(ctx, link, {
      start: Number.isNaN(start) ? ctx.now : start,
      durationMinutes: Number(fields.duration),
      timeZone: readTimeZone(fields.timeZone ?? "") ?? link.timeZone,
    });
    return {
      values: failed.values,
      errors: [],
      taken: { ...takenWords(code, found, t), alternatives: found },
    };
  }
  const message = code === "idempotency_mismatch" ? t("form.usedUp") : failed.message;
  // The times offered in place of a lost one stay, or the form would go back to the lost one.
  return { ...failed, errors, ...(message && { message }), ...(before.taken && { taken: before.taken }) };
}
