import { z } from "zod";
import { say } from "@/lib/i18n/say";
import { answersSchema } from "@/lib/templates/answer-schema";
import type { Question } from "@/lib/templates/rules";
import { BookSlot } from "./schema";

/** Reads what a link lets its guest say: the answers to its questions, and where to meet when it asks. */
export const guestPart = (questions: readonly Question[], asksWhere: boolean) =>
  z.object({
    answers: answersSchema(questions),
    location: asksWhere
      ? // What is left out is as wrong as what is empty; no check looks at a key that is not there.
        BookSlot.shape.location.unwrap().min(1, say("answers.whereMissing")).prefault("")
      : BookSlot.shape.location.refine((where) => !where, { message: say("answers.whereNotAsked") }),
  });

/** A whole request for a time, for who wants to tell everything that is wrong with it at once. */
export const wholeRequest = (questions: readonly Question[], asksWhere: boolean) =>
  BookSlot.extend(guestPart(questions, asksWhere).shape);
