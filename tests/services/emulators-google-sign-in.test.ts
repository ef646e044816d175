import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import {
  allScopes,
  connectGoogle,
  createOAuthClient,
  s256,
  testClient,
} from "@/tests/emulators/google/connect";
import { type GoogleEmulator, startGoogle } from "@/tests/emulators/google/start";
import { giveConsent } from "@/tests/emulators/oauth/give-consent";

let google: GoogleEmulator;
const anna = { email: "anna@google.test" };
beforeAll(async () => {
  google = await startGoogle({ clients: [testClient] });
});
afterEach(() => google.control.revokeConsent(anna.email));
afterAll(() => google.close());

type Query = Parameters<ReturnType<typeof createOAuthClient>["generateAuthUrl"]>[0];
const authorizeUrl = (query: Query) =>
  createOAuthClient(google).generateAuthUrl({ scope: allScopes, ...query });
const failure = (work: Promise<unknown>) =>
  work.then(
    () => "it did not fail",
    (error) =>
      error.response?.data?.error?.errors?.[0]?.reason ?? error.response?.data?.error ?? error.message,
  );
const exchange = async (query: Query, codeVerifier?: string) => {
  const back = await giveConsent(authorizeUrl(query), anna);
  const code = back.searchParams.get("code") ?? "";
  const client = createOAuthClient(google);
  return (await client.getToken({ code, ...(codeVerifier ? { codeVerifier } : {}) })).tokens;
};

test("the pages offer the accounts, list what is asked for, and send back with the state", async () => {
  const url = authorizeUrl({ state: "my state" });
  const accounts = await (await fetch(url)).text();
  expect(accounts).toContain("Anna Adler");
  expect(accounts).toContain("Bert Berg");
  const consent = await fetch(url, { method: "POST", body: new URLSearchParams({ account: anna.email }) });
  expect(await consent.text()).toContain("View and edit events on all your calendars");
  expect((await giveConsent(url, anna)).searchParams.get("state")).toBe("my state");
});

test("nobody is sent to an address that the program has not named", async () => {
  const url = new URL(authorizeUrl({}));
  url.searchParams.set("redirect_uri", "https://evil.example/return");
  const answer = await fetch(url, { redirect: "manual" });
  expect([answer.status, answer.headers.get("location")]).toEqual([400, null]);
  expect(await answer.text()).toContain("redirect_uri_mismatch");
});

test("who says no is sent back without a code", async () => {
  const back = await giveConsent(authorizeUrl({}), { ...anna, allow: "nothing" });
  expect(back.searchParams.get("error")).toBe("access_denied");
  expect(back.searchParams.has("code")).toBe(false);
});

test("a code needs the verifier of its challenge and works once", async () => {
  const client = createOAuthClient(google);
  const { codeVerifier, codeChallenge = "" } = await client.generateCodeVerifierAsync();
  const url = authorizeUrl({ code_challenge: codeChallenge, code_challenge_method: s256 });
  const code = (await giveConsent(url, anna)).searchParams.get("code") ?? "";
  expect(await failure(client.getToken({ code, codeVerifier: `${codeVerifier}x` }))).toBe("invalid_grant");
  const next = (await giveConsent(url, anna)).searchParams.get("code") ?? "";
  expect((await client.getToken({ code: next, codeVerifier })).tokens.access_token).toBeTruthy();
  expect(await failure(client.getToken({ code: next, codeVerifier }))).toBe("invalid_grant");
});

test("a refresh token comes only to who asks for offline access, and only when consent was asked", async () => {
  expect((await exchange({ prompt: "consent" })).refresh_token).toBeUndefined();
  expect((await exchange({ access_type: "offline" })).refresh_token).toBeUndefined();
  expect((await exchange({ access_type: "offline", prompt: "consent" })).refresh_token).toBeTruthy();
});

test("the id token is signed and says whose account it is", async () => {
  const { id_token } = await exchange({});
  const ticket = await createOAuthClient(google).verifyIdToken({
    idToken: id_token ?? "",
    audience: testClient.id,
  });
  expect(ticket.getPayload()).toMatchObject({ email: anna.email, email_verified: true, name: "Anna Adler" });
});

test("an access token ends after an hour, and a refresh brings another", async () => {
  const { calendar, oauth, tokens } = await connectGoogle(google, anna);
  google.control.advance(3_600_000);
  oauth.setCredentials({ access_token: tokens.access_token ?? "" });
  expect(await failure(calendar.calendarList.list())).toContain("authError");
  oauth.setCredentials({ refresh_token: tokens.refresh_token ?? "" });
  expect((await calendar.calendarList.list()).status).toBe(200);
});

test.each(["the library's call", "the owner's hand"])(
  "after a revocation by %s no token works any more",
  async (by) => {
    const { calendar, oauth, tokens } = await connectGoogle(google, anna);
    if (by === "the owner's hand") google.control.revokeConsent(anna.email);
    else await oauth.revokeToken(tokens.refresh_token ?? "");
    oauth.setCredentials({ access_token: tokens.access_token ?? "" });
    expect(await failure(calendar.calendarList.list())).toContain("authError");
    oauth.setCredentials({ refresh_token: tokens.refresh_token ?? "" });
    expect(await failure(calendar.calendarList.list())).toBe("invalid_grant");
  },
);

test("a token opens only what was allowed, also when the owner took a part out", async () => {
  const allow = allScopes.filter((scope) => !scope.endsWith("/contacts"));
  const { calendar, people, oauth } = await connectGoogle(google, { ...anna, allow });
  expect((await calendar.calendarList.list()).status).toBe(200);
  expect(await failure(people.people.createContact({ requestBody: {} }))).toBe("insufficientPermissions");
  const { access_token } = oauth.credentials;
  expect((await oauth.getTokenInfo(access_token ?? "")).scopes).not.toContain(allScopes[6]);
});

test("scopes that were allowed before come along when the program says so", async () => {
  await connectGoogle(google, anna, ["openid", allScopes[3] ?? ""]);
  const asked = { prompt: "consent", scope: [allScopes[4] ?? ""] };
  expect((await exchange(asked)).scope).not.toContain(allScopes[3]);
  expect((await exchange({ ...asked, include_granted_scopes: true })).scope).toContain(allScopes[3]);
});
