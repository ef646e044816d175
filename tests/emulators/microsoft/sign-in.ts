import { Hono } from "hono";
import type { Env } from "@/tests/emulators/env";
import { authorize, type Client, type Dialect } from "@/tests/emulators/oauth/authorize";
import { createSigner } from "@/tests/emulators/oauth/id-token";
import { exchange, tokenBody } from "@/tests/emulators/oauth/token-endpoint";
import { type Issued, OAuthError, type TokenOffice } from "@/tests/emulators/oauth/tokens";
import { knownScopes } from "./access";
import { userId } from "./calendars";
import type { GraphState } from "./state";

const tenantId = "00000000-0000-4000-8000-000000000000";

/** Entra's side of OAuth 2 and OpenID Connect, for every tenant's paths. */
export function signInRoutes(
  state: GraphState,
  { clients, office }: { readonly clients: readonly Client[]; readonly office: TokenOffice },
): Hono<Env> {
  const app = new Hono<Env>();
  const signer = createSigner();
  const dialect = dialectOf(state, clients, office);

  const idTokenOf = ({ grant, scopes, nonce }: Issued) => {
    if (!scopes.has("openid")) return undefined;
    const { email, name } = grant.account;
    const iat = Math.floor(state.clock.now() / 1000);
    const times = { iat, nbf: iat, exp: iat + 3600, nonce };
    const person = { sub: userId(email), oid: userId(email), email, preferred_username: email, name };
    const iss = `${state.url}/${tenantId}/v2.0`;
    return signer.sign({ iss, aud: grant.clientId, tid: tenantId, ver: "2.0", ...times, ...person });
  };

  app.on(["GET", "POST"], "/:tenant/oauth2/v2.0/authorize", (c) => authorize(c, dialect));
  app.post("/:tenant/oauth2/v2.0/token", async (c) => {
    const issued = await exchange(c, { clients, office });
    return c.json(tokenBody(issued, idTokenOf(issued)), 200, { "cache-control": "no-store" });
  });
  app.get("/:tenant/discovery/v2.0/keys", (c) => c.json({ keys: [signer.jwk] }));
  app.get("/:tenant/v2.0/.well-known/openid-configuration", (c) => {
    const base = `${state.url}/${c.req.param("tenant")}`;
    return c.json({
      issuer: `${state.url}/${tenantId}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_types_supported: ["code"],
      subject_types_supported: ["pairwise"],
      id_token_signing_alg_values_supported: ["RS256"],
      code_challenge_methods_supported: ["S256"],
    });
  });
  app.onError((error) => {
    if (!(error instanceof OAuthError)) throw error;
    const [number, status] = error.error === "invalid_client" ? [7000215, 401] : [70000, 400];
    const error_description = `AADSTS${number}: ${error.description}`;
    return Response.json({ error: error.error, error_description, error_codes: [number] }, { status });
  });
  return app;
}

const dialectOf = ({ accounts }: GraphState, clients: readonly Client[], office: TokenOffice): Dialect => ({
  brand: { name: "Microsoft", color: "#0f6cbd" },
  accounts,
  clients,
  office,
  readScopes: (asked) => {
    const names = asked.map((scope) => scope.replace(/^https:\/\/graph\.microsoft\.com\//, ""));
    return names.every((name) => knownScopes.includes(name)) ? names : undefined;
  },
  // All or nothing: whoever does not want one of them says no to all.
  describeScope: (name) => ({ name, words: scopeWords[name] ?? name, isOptional: false }),
  isOffline: (_query, scopes) => scopes.includes("offline_access"),
  carriedScopes: () => [],
});

const scopeWords: Record<string, string> = {
  openid: "Sign you in",
  email: "View your e-mail address",
  profile: "View your basic profile",
  offline_access: "Maintain access to data you have given it access to",
  "User.Read": "Sign you in and read your profile",
  "Calendars.ReadBasic": "Read basic details of your calendars",
  "Calendars.Read": "Read your calendars",
  "Calendars.ReadWrite": "Have full access to your calendars",
  "Contacts.Read": "Read your contacts",
  "Contacts.ReadWrite": "Have full access to your contacts",
  "People.Read": "Read your relevant people list",
};
