import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import type { FieldName } from "@/lib/link-forms/rules";
import type { LinkForm } from "./use-link-form";

export type ChoiceFieldProps = {
  readonly form: LinkForm;
  readonly name: FieldName;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Where one of them is wrong. */
  readonly error?: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: ReactNode }[];
  /** Default: one of them. */
  readonly type?: "radio" | "checkbox";
  /** Under each other, over the whole width. */
  readonly isList?: boolean;
  /** What belongs to what was chosen; `group-has-…/choice` shows and hides it without script. */
  readonly children?: ReactNode;
};

/** A few things to choose among, all in sight. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { form, name, label, hint, error, options, type = "radio", isList = false, children } = props;
  const hintId = hint ? `${name}-hint` : undefined;
  const errorId = error ? `${name}-error` : undefined;
  return (
    <fieldset
      aria-describedby={classNames(hintId, errorId) || undefined}
      className="group/choice grid min-w-0 gap-1.5"
    >
      <legend className="mb-1.5 font-medium">{label}</legend>
      {hint && (
        <p id={hintId} className="-mt-2 text-sm text-muted">
          {hint}
        </p>
      )}
      <div className={isList ? "grid gap-2" : "flex flex-wrap gap-2"}>
        {options.map((option, i) => (
          <label
            key={option.value}
            className="flex min-h-11 items-center gap-2.5 rounded-md border border-edge bg-surface px-3 py-2 transition-colors hover:bg-sunken has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              {...form.option(name, option.value)}
              id={i === 0 ? name : `${name}-${option.value}`}
              type={type}
              aria-invalid={error ? true : undefined}
              className="size-4.5 shrink-0 accent-(--accent)"
            />
            <span className="min-w-0">{option.label}</span>
          </label>
        ))}
      </div>
      {error && (
        <p id={errorId} className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
      {children}
    </fieldset>
  );
}
