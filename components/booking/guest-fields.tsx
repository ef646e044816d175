import { TextField } from "@/components/ui/text-input";
import type { BookingFormState } from "./form-state";
import type { FormWords } from "./form-words";
import { GuestsField } from "./guests-field";
import type { PlaceChoice } from "./place-choice";
import { PlaceField } from "./place-field";

export type GuestFieldsProps = Pick<BookingFormState, "values" | "errors"> & {
  /** The link leaves it to its guests where to meet. */
  readonly asksWhere: boolean;
  /** The places of which one is to be chosen; none when there is nothing to choose. */
  readonly places: readonly PlaceChoice[];
  /** How many people may come along. */
  readonly maxGuests: number;
  readonly words: FormWords;
};

/** Who books, who comes along, and where they meet if that is asked, with what was typed before and what was wrong with it. */
export function GuestFields(props: GuestFieldsProps) {
  const { values, errors, asksWhere, places, maxGuests, words } = props;
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
      {maxGuests > 0 && <GuestsField most={maxGuests} {...{ values, errors, words }} />}
      {places.length > 0 && <PlaceField {...{ places, values, errors, words }} />}
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
