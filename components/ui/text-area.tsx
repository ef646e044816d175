import type { ComponentProps } from "react";
import { controlClass } from "./control-class";
import { Field, type FieldText } from "./field";

export type TextAreaProps = ComponentProps<"textarea">;

/** Several lines of text on their own; inside a form, TextAreaField brings label, hint and error. */
export function TextArea({ className, rows = 4, ...rest }: TextAreaProps) {
  return <textarea rows={rows} className={controlClass(className)} {...rest} />;
}

export type TextAreaFieldProps = FieldText & Omit<TextAreaProps, keyof FieldText>;

/** Several lines of text with label, hint and error. */
export function TextAreaField({ name, id, label, hint, error, required, ...rest }: TextAreaFieldProps) {
  return (
    <Field {...{ name, id, label, hint, error, required }}>
      {(control) => <TextArea {...rest} {...control} />}
    </Field>
  );
}
