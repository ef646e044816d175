import { Field, type FieldText } from "./field";
import { Select, type SelectProps } from "./select";

export type SelectFieldProps = FieldText & Omit<SelectProps, keyof FieldText>;

/** A native select with its label, hint and error. */
export function SelectField({ name, id, label, hint, error, required, ...rest }: SelectFieldProps) {
  return (
    <Field {...{ name, id, label, hint, error, required }}>
      {(control) => <Select {...rest} {...control} />}
    </Field>
  );
}
