import { TextField } from "@/components/ui/text-input";
import type { BookingFormState } from "./form-state";

/** Who books: name and e-mail address, with what was typed before and what was wrong with it. */
export function GuestFields({ values, errors }: Pick<BookingFormState, "values" | "errors">) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <>
      <TextField
        name="name"
        label="Your name"
        autoComplete="name"
        maxLength={100}
        required
        defaultValue={values.name}
        error={errorOf("name")}
      />
      <TextField
        name="email"
        type="email"
        label="Your e-mail address"
        hint="The invitation goes there."
        autoComplete="email"
        maxLength={254}
        required
        defaultValue={values.email}
        error={errorOf("email")}
      />
    </>
  );
}
