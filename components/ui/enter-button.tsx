export type EnterButtonProps = {
  readonly name: string;
  readonly value: string;
  /** Id of the form, where the button is not inside it. */
  readonly form?: string;
};

/**
 * What Enter in a field presses in a form with several buttons, where it is the first of them. Nobody
 * sees it or comes to it by Tab: a button that is seen does the same.
 */
export const EnterButton = (own: EnterButtonProps) => (
  <button {...own} type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" />
);
