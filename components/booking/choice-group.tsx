import { classNames } from "@/components/ui/class-names";
import type { FieldText } from "@/components/ui/field";

export type ChoiceGroupProps = FieldText & {
  /** Several may be chosen, or one. */
  readonly isMany: boolean;
  readonly options: readonly string[];
  readonly chosen: readonly string[];
  /** The words for choosing nothing, where that is an answer. */
  readonly none?: string | undefined;
};

/** All words in sight, one or several of them to choose. An error links to the first. */
export function ChoiceGroup(props: ChoiceGroupProps) {
  const { name, id = name, label, hint, error, required, isMany, options, chosen, none } = props;
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const all = [
    ...options.map((word) => ({ value: word, label: word })),
    ...(none === undefined ? [] : [{ value: "", label: none }]),
  ];
  return (
    <fieldset aria-describedby={classNames(hintId, errorId) || undefined} className="grid gap-1.5">
      <legend className="font-medium">
        {label}
        {required && (
          <span aria-hidden="true" className="text-muted">
            {" *"}
          </span>
        )}
      </legend>
      {hint && (
        <p id={hintId} className="text-sm text-muted">
          {hint}
        </p>
      )}
      <div className="grid gap-x-4 sm:grid-cols-2">
        {all.map(({ value, label }, i) => (
          <label key={value} className="flex min-h-11 items-center gap-3">
            <input
              type={isMany ? "checkbox" : "radio"}
              name={name}
              id={i === 0 ? id : undefined}
              value={value}
              defaultChecked={chosen.includes(value)}
              // A browser can ask for one of several radios, and not for one of several boxes.
              required={required && !isMany}
              className="size-4.5 shrink-0 accent-(--accent)"
            />
            <span className="min-w-0 wrap-anywhere">{label}</span>
          </label>
        ))}
      </div>
      {error && (
        <p id={errorId} className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
