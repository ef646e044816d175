import type { AnswerView } from "@/components/booking/answer-view";
import { callWord } from "@/components/booking/where-words";
import { type AnswerDisplay, answerText } from "@/lib/bookings/answer-text";
import type { EmailConfirmation } from "@/lib/bookings/email-confirmation";
import { placeOf } from "@/lib/bookings/guest-rules";
import type { Context } from "@/lib/context";
import type { Translate } from "@/lib/i18n/translator";
import { parseInput } from "@/lib/input";
import type { Link } from "@/lib/links/queries";
import { answersSchema } from "@/lib/templates/answer-schema";
import { getLinkQuestions } from "@/lib/templates/queries";

/** Where a request would have the meeting; the way into a call is for who has booked. */
export function whereOf(
  link: Link,
  { input }: EmailConfirmation,
  t: Translate<"guest">,
): { readonly text: string } | undefined {
  const place = placeOf(link.location, input.place);
  const text = place?.kind === "ask" ? input.location : place && (callWord(place.kind, t) ?? place.value);
  return text ? { text } : undefined;
}

/** Whom confirming a request invites. */
export const invitedOf = ({ input }: EmailConfirmation): string[] =>
  (input.guests ?? []).map(({ email, name }) => (name === undefined ? email : `${name} (${email})`));

/** What a request, whose answers are as the link wants them, answers to which question. */
export async function answersOf(
  ctx: Context,
  link: Link,
  { input }: EmailConfirmation,
  display: AnswerDisplay,
): Promise<AnswerView[]> {
  const given = parseInput(answersSchema(await getLinkQuestions(ctx, link)), input.answers);
  return given.map(({ question, value }) => {
    const isFile = typeof value === "object" && "content" in value;
    return { label: question.label, text: isFile ? value.name : answerText(value, display) };
  });
}
