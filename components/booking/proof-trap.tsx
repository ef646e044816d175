import { TextField } from "@/components/ui/text-input";

/** The name says nothing to whoever fills in forms for people. */
export const trapName = "topic";

export type ProofTrapProps = {
  /** "Leave this empty". */
  readonly label: string;
  readonly value: string | undefined;
  readonly error: string | undefined;
};

/**
 * A field that nobody sees, hears or reaches by keyboard, for programs that fill in whatever there
 * is. Should something have filled it in for a person, it shows itself to be emptied.
 */
export function ProofTrap({ label, value, error }: ProofTrapProps) {
  const field = (
    <TextField
      name={trapName}
      label={label}
      autoComplete="off"
      tabIndex={error ? undefined : -1}
      data-1p-ignore=""
      data-lpignore="true"
      defaultValue={error ? value : undefined}
      error={error}
    />
  );
  if (error) return field;
  return (
    <div aria-hidden="true" className="pointer-events-none absolute size-px overflow-hidden opacity-0">
      {field}
    </div>
  );
}
