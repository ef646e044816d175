import type { FormError } from "@/components/ui/error-summary";
import type { FormState } from "@/lib/form-state";

/** What is wrong with a form as its summary lists it; an error at no field of the form has no link. */
export function summaryOf({ errors, message, values }: FormState): FormError[] {
  const whole = message === undefined ? [] : [{ field: "", message }];
  return [...whole, ...errors.map((error) => (error.field in values ? error : { ...error, field: "" }))];
}
