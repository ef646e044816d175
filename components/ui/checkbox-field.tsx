import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import type { FieldText } from "./field";

export type CheckboxFieldProps = FieldText & Omit<ComponentProps<"input">, keyof FieldText | "type">;

/** One thing to tick, with its label beside it; hint and error underneath. */
export function CheckboxField({
  name,
  id = name,
  label,
  hint,
  error,
  required,
  className,
  ...rest
}: CheckboxFieldProps) {
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className={classNames("grid", className)}>
      <label htmlFor={id} className="flex min-h-11 items-center gap-3">
        <input
          {...rest}
          id={id}
          name={name}
          type="checkbox"
          required={required}
          aria-describedby={classNames(hintId, errorId) || undefined}
          aria-invalid={error ? true : undefined}
          className="size-5 shrink-0 accent-accent"
        />
        <span className="min-w-0 font-medium wrap-anywhere">
          {label}
          {required && (
            <span aria-hidden="true" className="text-muted">
              {" *"}
            </span>
          )}
        </span>
      </label>
      {hint && (
        <p id={hintId} className="ms-8 -mt-1 text-sm text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={errorId} className="ms-8 text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
