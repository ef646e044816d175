import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { controlClass } from "./control-class";
import { Field, type FieldText } from "./field";

export type TextInputProps = ComponentProps<"input">;

/** A one-line input on its own; inside a form, TextField brings label, hint and error. */
export function TextInput({ className, type = "text", readOnly, ...rest }: TextInputProps) {
  const look = controlClass(classNames(readOnly && "bg-sunken", className));
  return <input type={type} readOnly={readOnly} className={look} {...rest} />;
}

export type TextFieldProps = FieldText & Omit<TextInputProps, keyof FieldText>;

/** A one-line input with its label, hint and error. */
export function TextField({ name, id, label, hint, error, required, ...rest }: TextFieldProps) {
  return (
    <Field {...{ name, id, label, hint, error, required }}>
      {(control) => <TextInput {...rest} {...control} />}
    </Field>
  );
}
