import { accountIn } from "./account";
import { askTokenEndpoint, type Side, type TokenAnswer } from "./ask-token-endpoint";
import type { OAuthAccount, Tokens } from "./provider";

type Redeemed = { readonly tokens: Tokens; readonly account: OAuthAccount };

/** Redeems the code of a consent, once. Fails with ConsentLost when it is too old or not ours. */
export async function exchangeCode(
  side: Side,
  { code, verifier, redirectUri }: { readonly code: string; verifier: string; redirectUri: string },
  signal: AbortSignal,
): Promise<Redeemed> {
  const form = { grant_type: "authorization_code", code, code_verifier: verifier, redirect_uri: redirectUri };
  const answer = await askTokenEndpoint(side, form, signal);
  return { tokens: tokensIn(answer, side), account: accountIn(answer.id_token, side.client.id) };
}

/** Tokens anew. Fails with ConsentLost when the owner has taken their consent back. */
export async function refreshTokens(side: Side, refreshToken: string, signal: AbortSignal): Promise<Tokens> {
  const form = { grant_type: "refresh_token", refresh_token: refreshToken };
  const tokens = tokensIn(await askTokenEndpoint(side, form, signal), side);
  // Google keeps the old one, Microsoft gives another each time.
  return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken };
}

/**
 * Gives a consent back. Says whether the provider has a way to; a consent that is gone already is given
 * back as well.
 */
export async function revokeTokens(
  { provider, send = fetch }: Pick<Side, "provider" | "send">,
  token: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (provider.revokeUrl === undefined) return false;
  const body = new URLSearchParams({ token });
  const answer = await send(provider.revokeUrl, { method: "POST", body, redirect: "error", signal });
  await answer.body?.cancel();
  if (answer.ok || answer.status === 400) return true;
  throw new Error(`The consent could not be given back: ${answer.status}.`);
}

const tokensIn = (answer: TokenAnswer, { now = Date.now }: Side): Tokens => ({
  accessToken: answer.access_token,
  refreshToken: answer.refresh_token,
  expiresAt: now() + answer.expires_in * 1000,
  scopes: answer.scope.split(" ").filter(Boolean),
});

/** Whether everything that was wanted has been allowed: at some providers, owners can leave parts out. */
export function allows({ scopes }: Pick<Tokens, "scopes">, wanted: readonly string[]): boolean {
  const granted = new Set(scopes.map(plain));
  return wanted.map(plain).every((scope) => granted.has(scope) || unlisted.has(scope));
}

/** Graph's own scopes come with its address or without. */
const plain = (scope: string) => scope.replace(/^https:\/\/graph\.microsoft\.com\//i, "").toLowerCase();

/** Scopes of the sign-in, which providers grant under other names or without a word. */
const unlisted: ReadonlySet<string> = new Set(["openid", "email", "profile", "offline_access"]);
