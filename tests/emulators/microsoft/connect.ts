import { createHash } from "node:crypto";
import {
  AuthenticationHandler,
  Client,
  type Context,
  type Middleware,
} from "@microsoft/microsoft-graph-client";
import { Agent, fetch as fetchOver, type RequestInit as Init } from "undici";
import { giveConsent, type Person } from "@/tests/emulators/oauth/give-consent";

/** The program that the tests are. */
export const testClient = {
  id: "openhour-tests",
  secret: "a secret of the tests",
  name: "Openhour",
  redirectUris: ["http://localhost:3000/api/calendars/microsoft"],
};

const redirectUri = "http://localhost:3000/api/calendars/microsoft";

export const allScopes = [
  ...["openid", "email", "profile", "offline_access", "User.Read"],
  ...["Calendars.ReadWrite", "Contacts.ReadWrite", "People.Read"],
];

type Emulator = { readonly url: string; readonly ca: string };

/** `fetch` that trusts the emulator's authority, and nobody else in the process does. */
export function fetchTrusting({ ca }: Emulator) {
  const dispatcher = new Agent({ connect: { ca } });
  return async (url: string, init: RequestInit = {}): Promise<Response> =>
    (await fetchOver(url, { ...(init as Init), dispatcher })) as unknown as Response;
}

export type Tokens = {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
  readonly scope: string;
};

/** Posts to the token endpoint; fails with its answer. */
export async function askForTokens(emulator: Emulator, form: Record<string, string>): Promise<Tokens> {
  const body = new URLSearchParams({ client_id: testClient.id, client_secret: testClient.secret, ...form });
  const url = `${emulator.url}/common/oauth2/v2.0/token`;
  const answer = await fetchTrusting(emulator)(url, { method: "POST", body });
  const said = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(said.error_description), said);
  return said;
}

const verifier = "a verifier that is long enough to be one, forty-three letters";

export function authorizeUrl(emulator: Emulator, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: testClient.id,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: allScopes.join(" "),
    state: "a state",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...more,
  });
  return `${emulator.url}/common/oauth2/v2.0/authorize?${query}`;
}

/** Tokens for an account that says yes. */
export async function signIn(emulator: Emulator, person: Person, scopes = allScopes): Promise<Tokens> {
  const url = authorizeUrl(emulator, { scope: scopes.join(" ") });
  const back = await giveConsent(url, person, fetchTrusting(emulator));
  const code = back.searchParams.get("code") ?? "";
  const form = { grant_type: "authorization_code", redirect_uri: redirectUri };
  return askForTokens(emulator, { ...form, code, code_verifier: verifier });
}

/**
 * Microsoft's own client over the emulator, trying nothing twice. It sends its token only to https and to
 * hosts that it knows, and Node's own fetch takes no other authority for one client alone: so its own
 * handler authenticates, and ours sends.
 */
export function graphClient(emulator: Emulator, accessToken: string): Client {
  const send = fetchTrusting(emulator);
  const sender: Middleware = {
    async execute(context: Context) {
      context.response = await send(String(context.request), context.options as RequestInit);
    },
  };
  const authenticator = new AuthenticationHandler({ getAccessToken: async () => accessToken });
  return Client.initWithMiddleware({
    middleware: [authenticator, sender],
    baseUrl: `${emulator.url}/`,
    customHosts: new Set(["localhost"]),
  });
}
