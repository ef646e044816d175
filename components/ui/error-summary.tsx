import { Attention } from "./attention";
import { Notice } from "./notice";

/** What is wrong with a form; `field` is the id of the control, or "" when it is none in sight. */
export type FormError = { readonly field: string; readonly message: string };

export type ErrorSummaryProps = {
  /** Stands over a list: "Something needs mending". */
  readonly title: string;
  /** The same array until the server answers again: a new one takes the focus again. */
  readonly errors: readonly FormError[];
};

/**
 * Everything that is wrong, on top of a form, each with a link to its field. Takes the focus
 * when it appears; shows nothing when nothing is wrong.
 */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const [first, second] = errors;
  if (first === undefined) return null;
  const isOneThing = second === undefined && first.field === "";
  return (
    <Attention trigger={errors}>
      <Notice kind="error" title={isOneThing ? first.message : title}>
        {!isOneThing && (
          <ul className="mt-1 grid gap-1">
            {errors.map((error) => (
              <li key={error.field + error.message}>{error.field === "" ? error.message : toField(error)}</li>
            ))}
          </ul>
        )}
      </Notice>
    </Attention>
  );
}

const toField = ({ field, message }: FormError) => (
  <a href={`#${field}`} className="inline-flex items-center pointer-coarse:min-h-11">
    {message}
  </a>
);
