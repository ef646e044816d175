import type { FormState } from "@/lib/form-state";
import type { FormError } from "./error-summary";

/** What is wrong with a form as its summary lists it; an error at no field of the form has no link. */
export function summaryOf({ errors, message, values }: FormState): FormError[] {
  const whole = message === undefined ? [] : [{ field: "", message }];
  return [...whole, ...errors.map((error) => (error.field in values ? error : { ...error, field: "" }))];
}

/** What is wrong with one field of a form. */
export const errorOf = ({ errors }: FormState, field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message;
