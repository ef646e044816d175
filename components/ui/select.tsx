import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { controlClass } from "./control-class";

export type SelectOption = { readonly value: string; readonly label: string };
export type SelectGroup = { readonly label: string; readonly options: readonly SelectOption[] };

export type SelectProps = Omit<ComponentProps<"select">, "children"> & {
  /** Single options and named groups of them, in the order they are shown. */
  readonly options: readonly (SelectOption | SelectGroup)[];
};

/** A native select on its own; inside a form, SelectField brings label, hint and error. */
export function Select({ className, options, ...rest }: SelectProps) {
  return (
    <span className={classNames("relative block", className)}>
      <select className={controlClass("appearance-none truncate pe-10")} {...rest}>
        {options.map((option) =>
          "options" in option ? (
            <optgroup key={option.label} label={option.label}>
              {option.options.map(toOption)}
            </optgroup>
          ) : (
            toOption(option)
          ),
        )}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 end-3 my-auto size-4 text-muted"
      />
    </span>
  );
}

const toOption = ({ value, label }: SelectOption) => (
  <option key={value} value={value}>
    {label}
  </option>
);
