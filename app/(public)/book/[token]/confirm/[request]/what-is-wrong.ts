import { notOffered } from "@/app/(public)/book/[token]/alternatives";
import { fieldOf } from "@/app/(public)/book/[token]/form-request";
import type { BookingFormState } from "@/components/booking/form-state";
import { failedForm } from "@/lib/auth/action";
import type { EmailConfirmation } from "@/lib/bookings/email-confirmation";
import { wholeRequest } from "@/lib/bookings/guest-part";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { parseInput } from "@/lib/input";
import type { Link } from "@/lib/links/queries";
import { durationOrUsual } from "@/lib/links/rules";
import { setResponseStatus } from "@/lib/server/response-status";
import { getLinkQuestions } from "@/lib/templates/queries";
import { toIso } from "@/lib/time/format";

/**
 * Why a request cannot be booked as it stands: its time is gone meanwhile, or the link asks for
 * something else by now. As the form shows it, with everything typed; undefined when all is well.
 */
export async function whatIsWrong(
  ctx: Context,
  link: Link,
  { input, fields, visitorId }: EmailConfirmation,
): Promise<BookingFormState | undefined> {
  const { start, duration, attendee, place } = input;
  const values = { ...fields, start: toIso(start) };
  const durationMinutes = durationOrUsual(link, duration ?? Number.NaN);
  const { timeZone, email } = attendee;
  const taken = await notOffered(ctx, link, { start, durationMinutes, timeZone, visitorId });
  if (taken) {
    setResponseStatus(409);
    return { values, errors: [], taken };
  }
  try {
    const schema = wholeRequest(await getLinkQuestions(ctx, link), link, { email, place });
    parseInput(schema, { ...input, start: toIso(start) });
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const failed = await failedForm(error, values);
    const errors = failed.errors.map((wrong) => ({ ...wrong, field: fieldOf(wrong.field, values) }));
    return { ...failed, errors };
  }
}
