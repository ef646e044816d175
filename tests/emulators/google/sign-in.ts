import { Hono } from "hono";
import type { Env } from "@/tests/emulators/env";
import { authorize, type Client, type Dialect } from "@/tests/emulators/oauth/authorize";
import { createSigner } from "@/tests/emulators/oauth/id-token";
import { exchange, tokenBody } from "@/tests/emulators/oauth/token-endpoint";
import { type Issued, OAuthError, type TokenOffice } from "@/tests/emulators/oauth/tokens";
import { knownScopes, requireToken, scopePrefix } from "./access";
import type { GoogleState } from "./state";

/** Google's side of OAuth 2 and OpenID Connect, by the paths of its own hosts. */
export function signInRoutes(
  state: GoogleState,
  { clients, office }: { readonly clients: readonly Client[]; readonly office: TokenOffice },
): Hono<Env> {
  const app = new Hono<Env>();
  const signer = createSigner();
  const dialect = dialectOf(state, clients, office);

  const idTokenOf = ({ grant, scopes, nonce }: Issued) => {
    if (!scopes.has("openid")) return undefined;
    const iat = Math.floor(state.clock.now() / 1000);
    const claims = { iss: state.url, aud: grant.clientId, iat, exp: iat + 3600, nonce };
    return signer.sign({ ...claims, ...profileOf(grant.account) });
  };

  app.on(["GET", "POST"], "/o/oauth2/v2/auth", (c) => authorize(c, dialect));
  app.post("/token", async (c) => {
    const issued = await exchange(c, { clients, office });
    return c.json(tokenBody(issued, idTokenOf(issued)), 200, { "cache-control": "no-store" });
  });
  app.post("/revoke", async (c) => {
    const token = c.req.query("token") ?? new URLSearchParams(await c.req.text()).get("token") ?? "";
    return office.revoke(token) ? c.json({}) : c.json({ error: "invalid_token" }, 400);
  });
  app.on(["GET", "POST"], "/tokeninfo", (c) => {
    const bearer = (c.req.header("authorization") ?? "").replace(/^Bearer /i, "");
    const access = office.open(c.req.query("access_token") ?? bearer);
    if (!access) return c.json({ error: "invalid_token", error_description: "Invalid Value" }, 400);
    const { grant, scopes, expiresAt } = access;
    const expiresIn = Math.floor((expiresAt - state.clock.now()) / 1000);
    const { sub, email } = profileOf(grant.account);
    return c.json({ aud: grant.clientId, sub, email, scope: [...scopes].join(" "), expires_in: expiresIn });
  });
  app.get("/oauth2/v1/certs", (c) => c.json(signer.pem));
  app.get("/oauth2/v3/certs", (c) => c.json({ keys: [signer.jwk] }));
  app.get("/v1/userinfo", requireToken(office), (c) => c.json(profileOf(c.var.access.grant.account)));
  app.get("/.well-known/openid-configuration", (c) => {
    const { url } = state;
    return c.json({
      issuer: url,
      authorization_endpoint: `${url}/o/oauth2/v2/auth`,
      token_endpoint: `${url}/token`,
      revocation_endpoint: `${url}/revoke`,
      userinfo_endpoint: `${url}/v1/userinfo`,
      jwks_uri: `${url}/oauth2/v3/certs`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
      code_challenge_methods_supported: ["S256"],
    });
  });
  app.onError((error) => {
    if (!(error instanceof OAuthError)) throw error;
    const status = error.error === "invalid_client" ? 401 : 400;
    return Response.json({ error: error.error, error_description: error.description }, { status });
  });
  return app;
}

const profileOf = ({ email, name }: { email: string; name: string }) => {
  const [given = name, ...family] = name.split(" ");
  const names = { name, given_name: given, family_name: family.join(" ") };
  return { sub: Buffer.from(email).toString("hex"), email, email_verified: true, ...names };
};

const dialectOf = ({ accounts }: GoogleState, clients: readonly Client[], office: TokenOffice): Dialect => ({
  brand: { name: "Google", color: "#0b57d0" },
  accounts,
  clients,
  office,
  readScopes: (asked) => (asked.every((scope) => knownScopes.includes(scope)) ? asked : undefined),
  // Who somebody is comes with the sign-in; everything else can be left out one by one.
  describeScope: (name) => ({
    name,
    words: wordsFor(name),
    isOptional: name.startsWith(scopePrefix) && !/userinfo/.test(name),
  }),
  // Google gives a refresh token only when it has just asked.
  isOffline: (query, _scopes, hasAsked) => query.get("access_type") === "offline" && hasAsked,
  carriedScopes: (query, granted) => (query.get("include_granted_scopes") === "true" ? granted : []),
});

const wordsFor = (scope: string) => scopeWords[scope.replace(scopePrefix, "")] ?? scope;

const scopeWords: Record<string, string> = {
  openid: "Know who you are",
  email: "See your e-mail address",
  profile: "See your name",
  calendar: "See, edit, share and delete all your calendars",
  "calendar.readonly": "See and download all your calendars",
  "calendar.calendarlist.readonly": "See the list of your calendars",
  "calendar.events": "View and edit events on all your calendars",
  "calendar.events.readonly": "View events on all your calendars",
  "calendar.freebusy": "View your availability",
  contacts: "See, edit and delete your contacts",
  "contacts.readonly": "See and download your contacts",
  "contacts.other.readonly": "See contact info in your “Other contacts”",
};
