import type { FormState } from "@/lib/form-state";
import type { ExplanationProps } from "./explanation";

/** Why the time is not to be had. */
export type MoveRefusal = ExplanationProps & {
  /** What moving it anyway breaks, as a sentence; absent when nothing helps. */
  readonly overrules?: string;
};

/** What the form shows after it was sent and the booking was not moved. */
export type MoveFormState = FormState & {
  /** The zone in words with its offset on the date that was asked for. */
  readonly zoneText?: string;
  readonly refusal?: MoveRefusal;
};

export const emptyMoveForm: MoveFormState = { values: {}, errors: [] };
