import type { FormState } from "@/lib/form-state";

/** What the form shows after it was sent and nothing was saved. */
export type NoteFormState = FormState & {
  /** What the note says now, when somebody has changed it since the form was loaded. */
  readonly current?: string;
  /** What it says since it was saved from here. */
  readonly saved?: string;
};

export const emptyNoteForm: NoteFormState = { values: {}, errors: [] };
