import type { FormState } from "@/lib/form-state";

/** A free time offered in place of one that was taken. */
export type Alternative = {
  /** RFC 3339 instant. */
  readonly start: string;
  readonly label: string;
};

/**
 * What the booking form shows after it was sent and not accepted. Errors of the guest's own
 * fields stand at the field; any other concerns the whole.
 */
export type BookingFormState = FormState & {
  /** The time was taken meanwhile; the nearest free ones instead, if there are any. */
  readonly taken?: {
    readonly title: string;
    readonly message: string;
    readonly alternatives: readonly Alternative[];
  };
};

export const emptyBookingForm: BookingFormState = { values: {}, errors: [] };
