import { guestField, joinGuests, splitGuests } from "@/components/booking/guests-list";
import { whereField } from "@/components/booking/place-choice";
import { trapName } from "@/components/booking/proof-trap";
import { readerNow } from "@/lib/auth/reader";
import { wholeRequest } from "@/lib/bookings/guest-part";
import { asksWhere } from "@/lib/bookings/guest-rules";
import { BookSlot } from "@/lib/bookings/schema";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { formFields, parseInput } from "@/lib/input";
import type { Link } from "@/lib/links/queries";
import { keptAnswers, readAnswers } from "@/lib/templates/read-answers";
import { answerField, type Question } from "@/lib/templates/rules";

export type Fields = Readonly<Record<string, string>>;

/** The form's fields as it shows them again. */
export function keptFields(data: FormData, questions: readonly Question[]): Fields {
  const { proof: _, ...fields } = formFields(data);
  return { ...fields, guests: joinGuests(guestsIn(data)), ...keptAnswers(questions, data) };
}

/**
 * Reads a form as the same request that the API takes, and fails with all that is wrong with it at
 * once. A browser that keeps no cookie here, as inside another site, says by the hold's id that the
 * time is held for it.
 */
export async function readForm(
  data: FormData,
  link: Link,
  questions: readonly Question[],
  visitor: string | undefined,
): Promise<BookSlot> {
  const fields = formFields(data);
  if (fields[trapName]) throw trapped();
  const { start, duration, name, email, timeZone, holdId } = fields;
  const { language } = await readerNow();
  const place = link.location?.kind === "choice" ? fields.place : undefined;
  const guests = guestsIn(data).map((address) => ({ email: address }));
  const request = {
    start,
    duration: Number(duration),
    attendee: { name, email, timeZone, language },
    answers: await readAnswers(questions, data),
    place,
    // Words for a place that asks stay in the form when another one is chosen after all.
    location: asksWhere(link.location, place) ? fields[whereField(place)] : undefined,
    guests: guests.length > 0 ? guests : undefined,
    ...(visitor === undefined && { holdId }),
  };
  // All that is wrong is said at once; what is asked at the moment of the booking has the last word.
  parseInput(wholeRequest(questions, link, { email, place }), request);
  return parseInput(BookSlot, request);
}

/** The fields that hold what a guest has typed or chosen. */
export const guestFields = ({ location }: Link, questions: readonly Question[]): readonly string[] => [
  ...["name", "email", "guests", "place", whereField()],
  ...(location?.kind === "choice" ? location.options.map(({ id }) => whereField(id)) : []),
  ...questions.map(({ id }) => answerField(id)),
];

const guestsIn = (data: FormData): string[] =>
  data.getAll("guests").flatMap((value) => (typeof value === "string" ? splitGuests(value) : []));

/** The field of the form that an error is about, by its JSON pointer without the slash. */
export function fieldOf(pointer: string, fields: Fields): string {
  if (pointer === "location") return whereField(fields.place);
  return /^guests\/\d+/.test(pointer)
    ? guestField(Number(pointer.split("/")[1]))
    : pointer.replace("attendee/", "");
}

const trapped = () =>
  new AppError("malformed", say("robots.trap"), [{ pointer: `/${trapName}`, detail: say("robots.trap") }]);
