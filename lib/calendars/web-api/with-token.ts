import { errorOf, type Refusal } from "./refusal";

/** Gives a token that opens the account: another one than `refused`, when the provider has refused that. */
export type AccessToken = (signal: AbortSignal, refused?: string) => Promise<string>;

/** How one client library sends a request, and what its errors say; undefined when there was no answer. */
type Asking<Answer> = {
  readonly accessToken: AccessToken;
  readonly signal: AbortSignal;
  readonly send: (token: string) => Promise<Answer>;
  readonly refusalOf: (error: unknown) => Refusal | undefined;
};

/**
 * Sends a request, and once more with another token when the first is refused: providers take tokens back
 * before their time. Fails with the errors of `provider.ts`, or with the signal's reason once it has ended.
 */
export async function withToken<Answer>({ accessToken, signal, send, refusalOf }: Asking<Answer>) {
  const attempt = async (
    token: string,
  ): Promise<{ answer: Answer } | { refusal: Refusal; error: unknown }> => {
    signal.throwIfAborted();
    try {
      return { answer: await send(token) };
    } catch (error) {
      signal.throwIfAborted();
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      return { refusal, error };
    }
  };
  const token = await accessToken(signal);
  const first = await attempt(token);
  const last =
    "refusal" in first && first.refusal.status === 401
      ? await attempt(await accessToken(signal, token))
      : first;
  if ("answer" in last) return last.answer;
  throw errorOf(last.refusal, last.error);
}
