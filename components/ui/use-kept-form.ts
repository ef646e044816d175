import { type FormEvent, startTransition, useActionState } from "react";

/**
 * A form over a server action that keeps what was typed: React empties a form after its
 * action, so with script the submit event is handled here instead. Spread `form` on the
 * form element; without script it is a plain form that posts to the action.
 */
export function useKeptForm<State>(
  action: (state: Awaited<State>, data: FormData) => Promise<State>,
  initial: Awaited<State>,
) {
  const [state, send] = useActionState(action, initial);
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    startTransition(() => send(data));
  }
  return { state, form: { action: send, onSubmit } };
}
