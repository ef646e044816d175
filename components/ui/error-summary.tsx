"use client";

import { CircleAlert } from "lucide-react";
import { useEffect, useRef } from "react";

/** What is wrong with a form; `field` is the id of the control, or "" when it is none in sight. */
export type FormError = { readonly field: string; readonly message: string };

export type ErrorSummaryProps = {
  /** Default: "Something needs mending". */
  readonly title?: string | undefined;
  readonly errors: readonly FormError[];
};

/**
 * Everything that is wrong, on top of a form, each with a link to its field. Takes the focus
 * when it appears, with script or without; shows nothing when nothing is wrong.
 */
export function ErrorSummary({ title = "Something needs mending", errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  // A new answer of the server is a new array, even with the same errors in it.
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);

  if (errors.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: a form that was sent and came back with errors starts at what is wrong
      autoFocus
      className="flex gap-3 rounded-md border border-danger bg-danger-soft p-3 sm:p-4"
    >
      <CircleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-danger" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{title}</p>
        <ul>
          {errors.map(({ field, message }) => (
            <li key={field + message}>{field === "" ? message : <FieldLink {...{ field, message }} />}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

const FieldLink = ({ field, message }: FormError) => (
  <a href={`#${field}`} className="inline-block py-1 text-danger underline underline-offset-2">
    {message}
  </a>
);
