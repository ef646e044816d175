import { answerView } from "@/app/(studio)/links/[id]/why-not/answer-view";
import type { MoveRefusal } from "@/components/dashboard/move-form-state";
import { clockChangeText } from "@/lib/explanations/clock-change";
import type { MoveExplanation } from "@/lib/explanations/explanation";
import { overrulesText } from "@/lib/explanations/overruled-words";
import type { Voice } from "@/lib/explanations/voice";
import { formatDate, formatTime } from "@/lib/time/format";
import type { ClockTime } from "@/lib/time/typed-time";

/** Why a booking was not moved as the form shows it, on the booking's clock, and what moving it anyway breaks. */
export function refusalView(answer: MoveExplanation, asked: ClockTime, voice: Voice): MoveRefusal {
  const { t, display } = voice;
  return {
    ...answerView(answer, voice),
    title: t("title.notMoved", {
      time: formatTime(answer.start, display),
      date: formatDate(answer.start, display),
    }),
    clockText: clockChangeText(asked, voice),
    ...(answer.mayOverrule && { overrules: overrulesText(answer.reasons, voice) }),
  };
}
