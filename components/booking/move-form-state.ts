import { emptyForm, type FormState } from "@/lib/form-state";

/** What is said of a time that is not to be had, and links to the nearest free ones. */
export type OtherTimes = {
  readonly title: string;
  readonly message: string;
  readonly times: readonly { readonly href: string; readonly label: string }[];
};

/** What the form that moves a booking shows after it was sent and not accepted. */
export type MoveFormState = FormState & { readonly others?: OtherTimes };

export const emptyMoveForm: MoveFormState = emptyForm;
