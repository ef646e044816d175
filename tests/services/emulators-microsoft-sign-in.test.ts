import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import {
  allScopes,
  askForTokens,
  authorizeUrl,
  fetchTrusting,
  graphClient,
  signIn,
  testClient,
} from "@/tests/emulators/microsoft/connect";
import { type MicrosoftEmulator, startMicrosoft } from "@/tests/emulators/microsoft/start";
import { giveConsent } from "@/tests/emulators/oauth/give-consent";

let microsoft: MicrosoftEmulator;
const anna = { email: "anna@microsoft.test" };
beforeAll(async () => {
  microsoft = await startMicrosoft({ clients: [testClient] });
});
afterEach(() => microsoft.control.revokeConsent(anna.email));
afterAll(() => microsoft.close());

const failure = (work: Promise<unknown>) =>
  work.then(
    () => "it did not fail",
    (failed) => failed.code ?? failed.error,
  );
const refresh = (refreshToken = "") =>
  askForTokens(microsoft, { grant_type: "refresh_token", refresh_token: refreshToken });

test("only who trusts the emulator's authority reaches it", async () => {
  await expect(fetch(`${microsoft.url}/v1.0/me`)).rejects.toThrow();
  expect((await fetchTrusting(microsoft)(`${microsoft.url}/v1.0/me`)).status).toBe(401);
});

test("nobody is sent to an address that the program has not named, and who says no brings no code", async () => {
  const wrong = authorizeUrl(microsoft, { redirect_uri: "https://evil.example/return" });
  const answer = await fetchTrusting(microsoft)(wrong, { redirect: "manual" });
  expect([answer.status, answer.headers.get("location")]).toEqual([400, null]);
  const refused = { ...anna, allow: "nothing" } as const;
  const back = await giveConsent(authorizeUrl(microsoft), refused, fetchTrusting(microsoft));
  expect(Object.fromEntries(back.searchParams)).toEqual({ error: "access_denied", state: "a state" });
});

test("a refresh token is good for one use, and comes only with offline_access", async () => {
  const first = await signIn(microsoft, anna);
  const second = await refresh(first.refresh_token);
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect(await failure(refresh(first.refresh_token))).toBe("invalid_grant");
  expect((await refresh(second.refresh_token)).access_token).toBeTruthy();
  const online = allScopes.filter((scope) => scope !== "offline_access");
  expect((await signIn(microsoft, anna, online)).refresh_token).toBeUndefined();
});

test("a code needs its verifier", async () => {
  const back = await giveConsent(authorizeUrl(microsoft), anna, fetchTrusting(microsoft));
  const form = {
    grant_type: "authorization_code",
    code: back.searchParams.get("code") ?? "",
    redirect_uri: testClient.redirectUris[0] ?? "",
    code_verifier: "another verifier",
  };
  expect(await failure(askForTokens(microsoft, form))).toBe("invalid_grant");
});

test("the id token says whose account it is", async () => {
  const { id_token = "" } = await signIn(microsoft, anna);
  const claims = JSON.parse(Buffer.from(id_token.split(".")[1] ?? "", "base64url").toString());
  expect(claims).toMatchObject({ email: anna.email, name: "Anna Adler", aud: testClient.id });
});

test("tokens end by time and by revocation, and open only what was allowed", async () => {
  const { access_token, refresh_token } = await signIn(microsoft, anna, ["offline_access", "Calendars.Read"]);
  const graph = graphClient(microsoft, access_token);
  expect(await failure(graph.api("/me/calendars").get())).toBe("it did not fail");
  expect(await failure(graph.api("/me/events").post({}))).toBe("ErrorAccessDenied");
  expect(await failure(graph.api("/me/contacts").get())).toBe("ErrorAccessDenied");
  microsoft.control.advance(3_600_000);
  expect(await failure(graph.api("/me/calendars").get())).toBe("InvalidAuthenticationToken");
  microsoft.control.revokeConsent(anna.email);
  expect(await failure(refresh(refresh_token))).toBe("invalid_grant");
});

test("contacts are found by beginnings of names and addresses, and a new one at once", async () => {
  const graph = graphClient(microsoft, (await signIn(microsoft, anna)).access_token);
  const names = async (filter: string) => {
    const { value } = await graph.api("/me/contacts").filter(filter).get();
    return value.map(({ displayName }: { displayName: string }) => displayName);
  };
  expect(await names("startswith(displayName,'Gus')")).toEqual(["Gustav Gast"]);
  expect(await names("emailAddresses/any(a:startswith(a/address,'greta@'))")).toEqual(["Greta Gast"]);
  await graph.api("/me/contacts").post({
    givenName: "Nora",
    surname: "O'Neill",
    emailAddresses: [{ name: "Nora O'Neill", address: "nora@example.com" }],
  });
  expect(await names("startswith(surname,'O''N') or emailAddresses/any(a:a/address eq 'x@y.z')")).toEqual([
    "Nora O'Neill",
  ]);
  const { value } = await graph.api("/me/contacts").search('"nora"').get();
  expect(value.length).toBe(1);
  expect(microsoft.control.contacts(anna.email).map(({ email }) => email)).toContain("nora@example.com");
  const people = await graph.api("/me/people").search('"pau"').get();
  expect(people.value[0].scoredEmailAddresses[0].address).toBe("paula@microsoft.test");
});

test("Graph's own words come with failures on demand", async () => {
  const graph = graphClient(microsoft, (await signIn(microsoft, anna)).access_token);
  microsoft.control.fail({ status: 429, retryAfterSeconds: 3 });
  const error = await graph
    .api("/me")
    .get()
    .catch((failed) => failed);
  expect([error.statusCode, error.code, error.headers.get("retry-after")]).toEqual([
    429,
    "TooManyRequests",
    "3",
  ]);
});
