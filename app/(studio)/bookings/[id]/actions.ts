"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { NoteFormState } from "@/components/dashboard/note-form-state";
import { answerForm } from "@/lib/auth/action";
import { requireMember } from "@/lib/auth/session";
import { approveBooking } from "@/lib/bookings/decide-booking";
import { markNoShow, undoNoShow } from "@/lib/bookings/no-show";
import { saveNote } from "@/lib/bookings/note";
import { requireBooking } from "@/lib/bookings/queries";
import { SaveNote } from "@/lib/bookings/schema";
import type { FormState } from "@/lib/form-state";
import { formFields } from "@/lib/input";
import type { Done } from "./done";

/** Confirms a request. */
export async function approveAction(bookingId: string, _: FormState, data: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(Nothing, data, async () => {
    await approveBooking(ctx, bookingId);
    showBooking(bookingId, "approved");
  });
}

/** Notes that nobody came. */
export async function noShowAction(bookingId: string, _: FormState, data: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(Nothing, data, async () => {
    await markNoShow(ctx, bookingId);
    showBooking(bookingId, "no_show");
  });
}

/** Takes that back. */
export async function undoNoShowAction(bookingId: string, _: FormState, data: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(Nothing, data, async () => {
    await undoNoShow(ctx, bookingId);
    showBooking(bookingId, "no_show_undone");
  });
}

/** Saves the private note; where somebody else did meanwhile, their words come back beside what was typed. */
export async function saveNoteAction(
  bookingId: string,
  _: NoteFormState,
  data: FormData,
): Promise<NoteFormState> {
  const { ctx } = await requireMember();
  const failed = await answerForm(SaveNote, data, async (input) => {
    await saveNote(ctx, bookingId, input);
    showBooking(bookingId, "note");
  });
  const { privateNote } = await requireBooking(ctx, bookingId);
  const { loaded = "" } = SaveNote.partial().safeParse(formFields(data)).data ?? {};
  return privateNote === loaded ? failed : { ...failed, current: privateNote };
}

/** The form is one button: what it is about is bound to it. */
const Nothing = z.object({});

const showBooking = (bookingId: string, done: Done): never => redirect(`/bookings/${bookingId}?done=${done}`);
