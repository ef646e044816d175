import { auth, calendar } from "@googleapis/calendar";
import { people } from "@googleapis/people";
import { giveConsent, type Person } from "@/tests/emulators/oauth/give-consent";

/** The program that the tests are. */
export const testClient = {
  id: "openhour-tests",
  secret: "a secret of the tests",
  name: "Openhour",
  redirectUris: ["http://localhost:3000/api/calendars/google"],
};

const redirectUri = "http://localhost:3000/api/calendars/google";

/** Whatever stands in for Google: this emulator, or somebody else's. */
export type GoogleSite = {
  readonly url: string;
  readonly tokenPath?: string;
  /** Goes through its pages. */
  readonly consent?: (authorizeUrl: string, person: Person) => Promise<URL>;
};

/** Google's own OAuth client, with another address for Google. */
export const createOAuthClient = ({ url, tokenPath = "/token" }: GoogleSite) =>
  new auth.OAuth2({
    clientId: testClient.id,
    clientSecret: testClient.secret,
    redirectUri,
    issuers: [url],
    endpoints: {
      oauth2AuthBaseUrl: `${url}/o/oauth2/v2/auth`,
      oauth2TokenUrl: `${url}${tokenPath}`,
      oauth2RevokeUrl: `${url}/revoke`,
      tokenInfoUrl: `${url}/tokeninfo`,
      oauth2FederatedSignonPemCertsUrl: `${url}/oauth2/v1/certs`,
      oauth2FederatedSignonJwkCertsUrl: `${url}/oauth2/v3/certs`,
    },
  });

const google = "https://www.googleapis.com/auth";
export const allScopes = [
  ...["openid", "email", "profile"],
  ...[`${google}/calendar.calendarlist.readonly`, `${google}/calendar.events`, `${google}/calendar.freebusy`],
  ...[`${google}/contacts`, `${google}/contacts.other.readonly`],
];

/** Google's own clients for an account that has said yes. They try nothing twice. */
export async function connectGoogle(site: GoogleSite, person: Person, scopes = allScopes) {
  const oauth = createOAuthClient(site);
  const { codeVerifier, codeChallenge } = await oauth.generateCodeVerifierAsync();
  const authorizeUrl = oauth.generateAuthUrl({
    access_type: "offline",
    prompt: "consent",
    scope: scopes,
    state: "a state",
    code_challenge: codeChallenge ?? "",
    code_challenge_method: s256,
  });
  const back = await (site.consent ?? giveConsent)(authorizeUrl, person);
  const { tokens } = await oauth.getToken({ code: back.searchParams.get("code") ?? "", codeVerifier });
  oauth.setCredentials(tokens);
  const options = { auth: oauth, rootUrl: `${site.url}/`, retry: false };
  return {
    oauth,
    tokens,
    calendar: calendar({ version: "v3", ...options }),
    people: people({ version: "v1", ...options }),
  };
}

type Methods = NonNullable<Parameters<InstanceType<typeof auth.OAuth2>["generateAuthUrl"]>[0]>;

/** The enum of the library, which its package does not hand out. */
export const s256 = "S256" as NonNullable<Methods["code_challenge_method"]>;
