import type { Context } from "hono";
import { type AskedScope, accountPage, type Brand, consentPage, refusalPage } from "./pages";
import type { Account, TokenOffice } from "./tokens";

/** A program that may ask for consent. */
export type Client = {
  readonly id: string;
  readonly secret: string;
  readonly name: string;
  /** Where people may be sent back to, letter for letter. */
  readonly redirectUris: readonly string[];
};

/** In what the providers differ. */
export type Dialect = {
  readonly brand: Brand;
  readonly accounts: readonly Account[];
  readonly clients: readonly Client[];
  readonly office: TokenOffice;
  /** The scopes of a request as this provider writes them; undefined for one that it does not have. */
  readScopes(asked: readonly string[]): readonly string[] | undefined;
  describeScope(name: string): AskedScope;
  /** Whether a refresh token comes of it. */
  isOffline(query: URLSearchParams, scopes: readonly string[], hasAsked: boolean): boolean;
  /** What a token for these scopes opens besides. */
  carriedScopes(query: URLSearchParams, granted: ReadonlySet<string>): Iterable<string>;
};

/** The authorization endpoint (RFC 6749, 4.1.1, with RFC 7636): account, consent, and back with a code. */
export async function authorize(c: Context, dialect: Dialect): Promise<Response> {
  const { brand, accounts, clients, office } = dialect;
  const query = new URL(c.req.url).searchParams;
  const client = clients.find(({ id }) => id === query.get("client_id"));
  const redirectUri = query.get("redirect_uri") ?? "";
  if (!client) return c.html(refusalPage(brand, "invalid_client"), 400);
  if (!client.redirectUris.includes(redirectUri))
    return c.html(refusalPage(brand, "redirect_uri_mismatch"), 400);

  const scopes = dialect.readScopes((query.get("scope") ?? "").split(" ").filter(Boolean));
  const wrong = faultOf(query, scopes);
  if (wrong || !scopes) return goBack(c, redirectUri, { error: wrong ?? "invalid_scope" });

  const form = c.req.method === "POST" ? await c.req.formData() : new FormData();
  const prompts = (query.get("prompt") ?? "").split(" ");
  const hint = prompts.includes("select_account") ? null : query.get("login_hint");
  const account = accounts.find(({ email }) => email === (form.get("account") ?? hint));
  if (!account) return c.html(accountPage(brand, client.name, accounts));

  const decision = form.get("decision");
  const known = office.liveGrant(account.email, client.id)?.scopes ?? new Set();
  const mustAsk = prompts.includes("consent") || scopes.some((scope) => !known.has(scope));
  if (mustAsk && decision === null)
    return c.html(consentPage(brand, client.name, account, scopes.map(dialect.describeScope)));
  if (decision === "deny") return goBack(c, redirectUri, { error: "access_denied" });

  const allowed = mustAsk ? scopes.filter((scope) => form.getAll("scope").includes(scope)) : scopes;
  const grant = office.consent(account, client.id, allowed);
  const opened = new Set([...allowed, ...dialect.carriedScopes(query, grant.scopes)]);
  const code = office.codeFor({
    grant,
    scopes: opened,
    redirectUri,
    challenge: query.get("code_challenge") ?? undefined,
    nonce: query.get("nonce") ?? undefined,
    isOffline: dialect.isOffline(query, allowed, mustAsk),
  });
  return goBack(c, redirectUri, { code, scope: [...opened].join(" ") });
}

function faultOf(query: URLSearchParams, scopes: readonly string[] | undefined): string | undefined {
  if (query.get("response_type") !== "code") return "unsupported_response_type";
  if (query.has("code_challenge") && query.get("code_challenge_method") !== "S256") return "invalid_request";
  return scopes && scopes.length > 0 ? undefined : "invalid_scope";
}

function goBack(c: Context, redirectUri: string, answer: Record<string, string>): Response {
  const target = new URL(redirectUri);
  const state = new URL(c.req.url).searchParams.get("state");
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
  if (state !== null) target.searchParams.set("state", state);
  return c.redirect(target.href);
}
