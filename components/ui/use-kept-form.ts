import { type FormEvent, startTransition, useActionState } from "react";

/**
 * A form over a server action that keeps what was typed: React empties a form after its
 * action, so with script the submit event is handled here instead. Spread `form` on the
 * form element; without script it is a plain form that posts to the action. `complete` adds what is
 * known only in the browser, and may take a moment for it: the form counts as sent meanwhile.
 */
export function useKeptForm<State>(
  action: (state: Awaited<State>, data: FormData) => Promise<State>,
  initial: Awaited<State>,
  complete?: (data: FormData) => Promise<void>,
) {
  const [state, send] = useActionState(action, initial);
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    if (!complete) return startTransition(() => send(data));
    startTransition(async () => {
      await complete(data);
      // What comes after a wait is a transition of its own.
      startTransition(() => send(data));
    });
  }
  return { state, form: { action: send, onSubmit } };
}
