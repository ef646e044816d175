import type { ExplanationProps, Sentence } from "@/components/dashboard/explanation";
import type { OwnersExplanation } from "@/lib/explanations/explanation";
import { nearestThatDay, ownersWords, pickWords } from "@/lib/explanations/owners-words";
import { type Display, formatDate, formatShortDate, formatTime } from "@/lib/time/format";

/** An explanation as the page shows it, on the link's clock. */
export function answerView(answer: OwnersExplanation, display: Display): Omit<ExplanationProps, "clockText"> {
  const { start, isOffered } = answer;
  const when = `${formatTime(start, display)} on ${formatDate(start, display)}`;
  return {
    title: `${when} is ${isOffered ? "on offer" : "not offered"}`,
    sentences: isOffered ? pickSentences(answer) : reasonSentences(answer, display),
    nearest: nearestTexts(answer, display),
  };
}

/** What is said once of two people is said once. */
function reasonSentences(answer: OwnersExplanation, display: Display): Sentence[] {
  const sentences = answer.reasons.map((reason) => ({
    text: ownersWords[reason.kind](reason, answer, display),
    bookingHref: reason.meeting && `/bookings/${reason.meeting.bookingId}`,
  }));
  return [...new Map(sentences.map((sentence) => [sentence.text, sentence])).values()];
}

/** Who would take it; nothing where the link leaves no choice. */
function pickSentences({ picks = [] }: OwnersExplanation): Sentence[] {
  if (picks.every(({ why }) => why === "needed")) return [];
  return picks.map(({ name, why }) => ({ text: `${name} would take it: ${pickWords[why]}` }));
}

/** Other times, unless the reason named those of the day already. */
function nearestTexts(answer: OwnersExplanation, display: Display): string[] {
  const isSaid = answer.reasons.some(({ kind }) => kind === "off_grid") && nearestThatDay(answer).length > 0;
  if (isSaid) return [];
  return answer.nearest.map((start) => `${formatShortDate(start, display)}, ${formatTime(start, display)}`);
}
