import { TextField } from "@/components/ui/text-input";
import type { BookingFormState } from "./form-state";
import type { FormWords } from "./form-words";

export type GuestFieldsProps = Pick<BookingFormState, "values" | "errors"> & {
  /** The link leaves it to its guests where to meet. */
  readonly asksWhere: boolean;
  readonly words: FormWords;
};

/** Who books, and where they meet if that is asked, with what was typed before and what was wrong with it. */
export function GuestFields({ values, errors, asksWhere, words }: GuestFieldsProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <>
      <TextField
        name="name"
        label={words.name}
        autoComplete="name"
        maxLength={100}
        required
        defaultValue={values.name}
        error={errorOf("name")}
      />
      <TextField
        name="email"
        type="email"
        label={words.email}
        hint={words.emailHint}
        autoComplete="email"
        maxLength={254}
        required
        defaultValue={values.email}
        error={errorOf("email")}
      />
      {asksWhere && (
        <TextField
          name="location"
          label={words.where}
          hint={words.whereHint}
          maxLength={300}
          required
          defaultValue={values.location}
          error={errorOf("location")}
        />
      )}
    </>
  );
}
