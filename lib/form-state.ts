/** What a form shows after it was sent and something was wrong: everything typed, and what to mend. */
export type FormState = {
  /** By field name; secrets are never sent back. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  /** What is wrong with the whole, in words. */
  readonly message?: string;
};

export const emptyForm: FormState = { values: {}, errors: [] };
