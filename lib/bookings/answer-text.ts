import type { AnswerValue } from "@/db/tables/bookings";
import { formatLocalDate } from "@/lib/time/format";

/** How an answer is written out: whose dates and numbers, and the word for a tick. */
export type AnswerDisplay = { readonly locale: string; readonly yes: string; readonly no: string };

/** An answer in words, for pages, mails and calendars; of several choices each on a line of its own. */
export function answerText(value: AnswerValue, { locale, yes, no }: AnswerDisplay): string {
  if (typeof value === "boolean") return value ? yes : no;
  if (typeof value === "number") return value.toLocaleString(locale, ungrouped);
  if (typeof value === "string") return value;
  if ("onDate" in value) return formatLocalDate(value.onDate, locale);
  return "fileId" in value ? value.name : value.join("\n");
}

/** A number may be a year or a customer's: no dots between its digits that nobody typed. */
const ungrouped = { useGrouping: false, maximumFractionDigits: 20 } as const;

/** The file that an answer is; undefined for words. */
export const answerFile = (
  value: AnswerValue,
): { readonly fileId: string; readonly bytes: number } | undefined =>
  typeof value === "object" && "fileId" in value ? value : undefined;
