import { joinGuests, splitGuests } from "@/components/booking/guests-list";
import type { FormState } from "@/lib/form-state";
import { answerField, type Question } from "@/lib/templates/rules";
import { parseDate } from "@/lib/time/zone";
import type { PageState } from "./page-state";

/** What the address of the page fills into its form; what an answer cannot be is left out, and a file cannot be named. */
export function prefilled(
  { carried }: Pick<PageState, "carried">,
  questions: readonly Question[],
): FormState["values"] {
  const { name, email, guests } = carried;
  const answers = questions.flatMap((question) => {
    const value = asKept(question, carried[`q.${question.id}`] ?? "");
    return value ? [[answerField(question.id), value]] : [];
  });
  return {
    ...(name && { name }),
    ...(email && { email }),
    ...(guests && { guests: joinGuests(splitGuests(guests)) }),
    ...Object.fromEntries(answers),
  };
}

function asKept({ kind }: Question, value: string): string | undefined {
  if (kind === "file") return undefined;
  if (kind === "checkbox") return /^(1|on|true|yes)$/i.test(value) ? "on" : undefined;
  return kind === "date" ? parseDate(value) : value;
}
