import { z } from "zod";
import { say } from "@/lib/i18n/say";
import { untold } from "@/lib/i18n/untold";
import type { Link } from "@/lib/links/queries";
import { answersSchema } from "@/lib/templates/answer-schema";
import type { Question } from "@/lib/templates/rules";
import { asksWhere, guestsAllowed } from "./guest-rules";
import { BookSlot } from "./schema";

/** What a link asks its guests besides its questions. */
export type Asking = Pick<Link, "location" | "maxGuests" | "seats">;

/** What a guest says elsewhere that decides what else is to be said. */
export type SaidAlready = { readonly email?: string | undefined; readonly place?: string | undefined };

/** Reads what a link lets its guest say: the answers to its questions, where to meet when it asks, and who else comes. */
export const guestPart = (questions: readonly Question[], asking: Asking, already: SaidAlready) =>
  z.object({
    answers: answersSchema(questions),
    place: placeSchema(asking),
    location: asksWhere(asking.location, already.place)
      ? // What is left out is as wrong as what is empty; no check looks at a key that is not there.
        BookSlot.shape.location.unwrap().min(1, say("answers.whereMissing")).prefault("")
      : BookSlot.shape.location.refine((where) => !where, { message: say("answers.whereNotAsked") }),
    guests: guestsSchema(guestsAllowed(asking), already.email),
  });

/** A whole request for a time, for who wants to tell everything that is wrong with it at once. */
export const wholeRequest = (questions: readonly Question[], asking: Asking, already: SaidAlready) =>
  BookSlot.extend(guestPart(questions, asking, already).shape);

function placeSchema({ location }: Asking) {
  const { place } = BookSlot.shape;
  if (location?.kind !== "choice")
    return place.refine((id) => !id, { message: say("answers.placeNotAsked") });
  const isOffered = (id: string) => location.options.some((option) => option.id === id);
  return place
    .unwrap()
    .prefault("")
    .refine(isOffered, { message: say("answers.placeMissing") });
}

/** Nobody twice, and not who books. What is wrong with one of them hides nothing that is wrong with another. */
const guestsSchema = (most: number, bookerEmail = "") =>
  z
    .array(z.unknown())
    .default([])
    .transform((given, refusal) => {
      const refuse = (message: string, path: readonly PropertyKey[] = []) =>
        refusal.addIssue({ code: "custom", message, path: [...path] });
      if (given.length > most) refuse(most === 0 ? say("guests.none") : say("guests.tooMany", { most }));
      const known = new Set<string>();
      return given.flatMap((item, i) => {
        const read = Guest.safeParse(item, { error: untold });
        if (!read.success) {
          for (const { message, path } of read.error.issues) refuse(message, [i, ...path]);
          return [];
        }
        const email = sameness(read.data.email);
        if (email === sameness(bookerEmail)) refuse(say("guests.booker"), [i, "email"]);
        else if (known.has(email)) refuse(say("guests.twice"), [i, "email"]);
        known.add(email);
        return [read.data];
      });
    });

const Guest = BookSlot.shape.guests.unwrap().element;

const sameness = (email: string) => email.trim().toLowerCase();
