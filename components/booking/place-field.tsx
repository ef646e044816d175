import { TextField } from "@/components/ui/text-input";
import type { FormState } from "@/lib/form-state";
import type { FormWords } from "./form-words";
import { type PlaceChoice, whereField } from "./place-choice";

export type PlaceFieldProps = Pick<FormState, "values" | "errors"> & {
  readonly places: readonly PlaceChoice[];
  readonly words: FormWords;
};

/** Where to meet, as one of several places. The words for a place of the guest's own are asked for once it is chosen. */
export function PlaceField({ places, values, errors, words }: PlaceFieldProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const error = errorOf("place");
  return (
    <fieldset aria-describedby={error ? "place-error" : undefined} className="grid gap-1.5">
      <legend className="mb-1.5 font-medium">
        {words.place}
        <span aria-hidden="true" className="text-muted">
          {" *"}
        </span>
      </legend>
      {places.map(({ id, label, asksWhere }, i) => (
        <div
          key={id}
          className="grid grid-cols-[auto_1fr] items-center gap-x-3 rounded-md border border-edge px-3 transition-colors hover:bg-sunken has-checked:border-accent has-checked:bg-accent-soft"
        >
          <input
            type="radio"
            name="place"
            // An error links to the first.
            id={i === 0 ? "place" : `place-${id}`}
            value={id}
            defaultChecked={values.place === id}
            required
            className="peer size-4.5 shrink-0 accent-accent"
          />
          <label htmlFor={i === 0 ? "place" : `place-${id}`} className="min-h-11 py-2.5 wrap-anywhere">
            {label}
          </label>
          {asksWhere && (
            <div className="col-span-2 hidden pb-3 peer-checked:block">
              <TextField
                name={whereField(id)}
                label={words.where}
                hint={words.whereHint}
                maxLength={300}
                defaultValue={values[whereField(id)]}
                error={errorOf(whereField(id))}
              />
            </div>
          )}
        </div>
      ))}
      {error && (
        <p id="place-error" className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
