import { answerView } from "@/app/(studio)/links/[id]/why-not/answer-view";
import type { MoveRefusal } from "@/components/dashboard/move-form-state";
import type { MoveExplanation } from "@/lib/explanations/explanation";
import { overrulesText } from "@/lib/explanations/overruled-words";
import type { Display } from "@/lib/time/format";
import { type ClockTime, clockChangeText } from "@/lib/time/typed-time";

/** Why a booking was not moved as the form shows it, on the booking's clock, and what moving it anyway breaks. */
export function refusalView(answer: MoveExplanation, asked: ClockTime, display: Display): MoveRefusal {
  const { title, sentences, nearest } = answerView(answer, display);
  return {
    title: `Not moved: ${title}`,
    clockText: clockChangeText(asked, display),
    sentences,
    nearest,
    ...(answer.mayOverrule && { overrules: overrulesText(answer.reasons, display.locale) }),
  };
}
