import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { ConsentLost } from "@/lib/calendars/provider";
import type { OAuthProvider } from "./provider";

/** What has to be kept of an authorization, in the browser that began it, until it comes back. */
export type PendingConsent = {
  /** Proves that what comes back was begun here (RFC 6749, 10.12). */
  readonly state: string;
  /** Proves that whoever redeems the code is who asked for it (RFC 7636). */
  readonly verifier: string;
};

export const newConsent = (): PendingConsent => ({
  state: randomBytes(32).toString("base64url"),
  verifier: randomBytes(32).toString("base64url"),
});

type Asked = PendingConsent & {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** The account that it is about, when it is about one that is known. */
  readonly email?: string | undefined;
};

/** Where to send an owner for their consent. */
export function authorizationUrl(provider: OAuthProvider, asked: Asked): string {
  const url = new URL(provider.authorizeUrl);
  const { prompt, ...parameters } = provider.parameters;
  const query = {
    client_id: asked.clientId,
    redirect_uri: asked.redirectUri,
    response_type: "code",
    scope: asked.scopes.join(" "),
    state: asked.state,
    code_challenge: createHash("sha256").update(asked.verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...parameters,
    // Who is named need not choose; a hint next to select_account is ignored.
    ...(asked.email ? { login_hint: asked.email } : {}),
    ...(prompt && !(asked.email && prompt === "select_account") ? { prompt } : {}),
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

/** An answer of the provider that does not belong to an authorization begun in this browser. */
export class ForeignAnswer extends Error {
  override readonly name = "ForeignAnswer";
}

/** The code with which the provider sends an owner back. Fails with ConsentLost when they said no. */
export function codeIn(query: URLSearchParams, { state }: Pick<PendingConsent, "state">): string {
  if (!isSame(query.get("state") ?? "", state)) throw new ForeignAnswer("The state is another one.");
  const error = query.get("error");
  if (error === "access_denied") throw new ConsentLost("The owner has said no.");
  const code = query.get("code");
  if (error !== null || !code) throw new Error(`The provider gives no code: ${error ?? "nothing"}.`);
  return code;
}

function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return other !== "" && timingSafeEqual(digest(one), digest(other));
}
