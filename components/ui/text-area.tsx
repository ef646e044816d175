import type { ComponentProps } from "react";
import { controlClass } from "./control-class";
import { Field, type FieldText } from "./field";

export type TextAreaFieldProps = FieldText & Omit<ComponentProps<"textarea">, keyof FieldText>;

/** Several lines of text with their label, hint and error. It grows with what is written. */
export function TextAreaField({
  name,
  id,
  label,
  hint,
  error,
  required,
  rows = 3,
  className,
  ...rest
}: TextAreaFieldProps) {
  return (
    <Field {...{ name, id, label, hint, error, required }}>
      {(control) => (
        <textarea
          rows={rows}
          className={controlClass(`field-sizing-content max-h-96 ${className ?? ""}`)}
          {...rest}
          {...control}
        />
      )}
    </Field>
  );
}
