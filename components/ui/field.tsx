import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** What a field says around its control. */
export type FieldText = {
  /** Name of the control in the form; also its id, unless `id` is given, so that an error can link to it. */
  readonly name: string;
  readonly id?: string | undefined;
  readonly label: string;
  /** A line of help, always visible. */
  readonly hint?: string | undefined;
  /** What is wrong and how to mend it. */
  readonly error?: string | undefined;
  readonly required?: boolean | undefined;
};

/** What the control takes over, so that label, hint and error belong to it. */
export type ControlProps = {
  readonly id: string;
  readonly name: string;
  readonly required: boolean | undefined;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
};

export type FieldProps = FieldText & {
  /** Draws the control with the props it is given. */
  readonly children: (control: ControlProps) => ReactNode;
};

/** Label, hint and error around one control: `<Field …>{(control) => <TextInput {...control} />}</Field>`. */
export function Field({ name, id = name, label, hint, error, required, children }: FieldProps) {
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
        {required && (
          <span aria-hidden="true" className="text-muted">
            {" *"}
          </span>
        )}
      </label>
      {hint && (
        <p id={hintId} className="-mt-1 text-sm text-muted">
          {hint}
        </p>
      )}
      {children({
        id,
        name,
        required,
        "aria-describedby": classNames(hintId, errorId) || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {error && (
        <p id={errorId} className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
