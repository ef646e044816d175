import type { ExplanationProps, Sentence } from "@/components/dashboard/explanation";
import type { OwnersExplanation } from "@/lib/explanations/explanation";
import { nearestThatDay, ownersWords, pickWords } from "@/lib/explanations/owners-words";
import type { Voice } from "@/lib/explanations/voice";
import { formatDate, formatShortDate, formatTime } from "@/lib/time/format";

/** What was found, in words, on the link's clock. */
export type AnswerView = Omit<ExplanationProps, "clockText">;

/** An explanation as the page shows it. */
export function answerView(answer: OwnersExplanation, voice: Voice): AnswerView {
  const { start, isOffered } = answer;
  const { t, display } = voice;
  return {
    title: t(isOffered ? "title.offered" : "title.notOffered", {
      time: formatTime(start, display),
      date: formatDate(start, display),
    }),
    sentences: isOffered ? pickSentences(answer, voice) : reasonSentences(answer, voice),
    nearest: nearestTexts(answer, voice),
    texts: { also: t("also"), nearest: t("nearest"), seeBooking: t("seeBooking") },
  };
}

/** What is said once of two people is said once. */
function reasonSentences(answer: OwnersExplanation, voice: Voice): Sentence[] {
  const sentences = answer.reasons.map((reason) => ({
    text: ownersWords[reason.kind](reason, answer, voice),
    bookingHref: reason.meeting && `/bookings/${reason.meeting.bookingId}`,
  }));
  return [...new Map(sentences.map((sentence) => [sentence.text, sentence])).values()];
}

/** Who would take it; nothing where the link leaves no choice. */
function pickSentences({ picks = [] }: OwnersExplanation, voice: Voice): Sentence[] {
  if (picks.every(({ why }) => why === "needed")) return [];
  return picks.map((pick) => ({ text: pickWords(pick, voice) }));
}

/** Other times, unless the reason named those of the day already. */
function nearestTexts(answer: OwnersExplanation, { display }: Voice): string[] {
  const isSaid = answer.reasons.some(({ kind }) => kind === "off_grid") && nearestThatDay(answer).length > 0;
  if (isSaid) return [];
  return answer.nearest.map((start) => `${formatShortDate(start, display)}, ${formatTime(start, display)}`);
}
