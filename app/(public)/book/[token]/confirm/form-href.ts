import { inChosenLanguage } from "@/lib/auth/reader";
import type { EmailConfirmation } from "@/lib/bookings/email-confirmation";
import { toIso } from "@/lib/time/format";

/** The form for the same time again. */
export function formHref(token: string, { input }: EmailConfirmation): string {
  const query = new URLSearchParams({ time: toIso(input.start), tz: input.attendee.timeZone });
  if (input.duration !== undefined) query.set("duration", String(input.duration));
  return inChosenLanguage(`/book/${token}?${query}`);
}
