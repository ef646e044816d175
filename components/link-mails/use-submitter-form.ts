import { type FormEvent, startTransition, useActionState } from "react";

/**
 * A form over a server action that keeps what was typed and says by which of its buttons it was sent; a second press
 * waits for the answer. Spread `form` on the form element; without script it is a plain form that posts to the action.
 */
export function useSubmitterForm<State>(
  action: (state: Awaited<State>, data: FormData) => Promise<State>,
  initial: Awaited<State>,
) {
  const [state, send, isPending] = useActionState(action, initial);
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    startTransition(() => send(data));
  }
  return { state, isPending, form: { action: send, onSubmit } };
}
