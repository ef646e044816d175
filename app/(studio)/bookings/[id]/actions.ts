"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { NoteFormState } from "@/components/dashboard/note-form-state";
import { answerButton, answerForm } from "@/lib/auth/action";
import { requireMember } from "@/lib/auth/session";
import { approveBooking } from "@/lib/bookings/decide-booking";
import { markNoShow, undoNoShow } from "@/lib/bookings/no-show";
import { saveNote } from "@/lib/bookings/note";
import { requireBooking } from "@/lib/bookings/queries";
import { SaveNote } from "@/lib/bookings/schema";
import type { FormState } from "@/lib/form-state";
import { formFields } from "@/lib/input";
import { sendMailAgain } from "@/lib/notifications/send-again";
import type { Done } from "./done";

/** Confirms a request as the page showed it. */
export async function approveAction(bookingId: string, sequence: number): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    await approveBooking(ctx, bookingId, { sequence });
    showBooking(bookingId, "approved");
  });
}

/** Notes that nobody came. */
export async function noShowAction(bookingId: string): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    await markNoShow(ctx, bookingId);
    showBooking(bookingId, "no_show");
  });
}

/** Takes that back. */
export async function undoNoShowAction(bookingId: string): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    await undoNoShow(ctx, bookingId);
    showBooking(bookingId, "no_show_undone");
  });
}

/** Sends a mail about the booking again that did not arrive. */
export async function sendMailAgainAction(bookingId: string, mailId: string): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    await sendMailAgain(ctx, mailId);
    showBooking(bookingId, "mail_queued");
  });
}

/** Saves the private note; where somebody else did meanwhile, their words come back beside what was typed. */
export async function saveNoteAction(
  bookingId: string,
  _: NoteFormState,
  data: FormData,
): Promise<NoteFormState> {
  const { ctx } = await requireMember();
  let saved: string | undefined;
  const answer = await answerForm(SaveNote, data, async (input) => {
    await saveNote(ctx, bookingId, input);
    saved = input.note;
  });
  // The history below the form has one line more.
  if (saved !== undefined) {
    revalidatePath(`/bookings/${bookingId}`);
    return { ...answer, saved };
  }
  const { privateNote } = await requireBooking(ctx, bookingId);
  const { loaded = "" } = SaveNote.partial().safeParse(formFields(data)).data ?? {};
  return privateNote === loaded ? answer : { ...answer, current: privateNote };
}

const showBooking = (bookingId: string, done: Done): never => redirect(`/bookings/${bookingId}?done=${done}`);
