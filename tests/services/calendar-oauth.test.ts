import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Side } from "@/lib/calendars/oauth/ask-token-endpoint";
import { authorizationUrl, codeIn, ForeignAnswer, newConsent } from "@/lib/calendars/oauth/authorization";
import { googleOAuth } from "@/lib/calendars/oauth/google";
import { microsoftOAuth } from "@/lib/calendars/oauth/microsoft";
import type { Tokens } from "@/lib/calendars/oauth/provider";
import { tokenSource } from "@/lib/calendars/oauth/token-source";
import { allows, exchangeCode, refreshTokens, revokeTokens } from "@/lib/calendars/oauth/tokens";
import { ConsentLost, Throttled } from "@/lib/calendars/provider";
import { connectAccount, patient } from "@/tests/emulators/connect-account";
import { testClient as googleTestClient } from "@/tests/emulators/google/connect";
import { type GoogleEmulator, startGoogle } from "@/tests/emulators/google/start";
import { fetchTrusting, testClient as microsoftTestClient } from "@/tests/emulators/microsoft/connect";
import { type MicrosoftEmulator, startMicrosoft } from "@/tests/emulators/microsoft/start";
import { giveConsent } from "@/tests/emulators/oauth/give-consent";

let google: GoogleEmulator;
let microsoft: MicrosoftEmulator;
beforeEach(async () => {
  google = await startGoogle({ clients: [googleTestClient] });
  microsoft = await startMicrosoft({ clients: [microsoftTestClient] });
});
afterEach(async () => {
  await google.close();
  await microsoft.close();
});

const kinds = ["google", "microsoft"] as const;
const emulatorOf = (kind: (typeof kinds)[number]) => (kind === "google" ? google : microsoft);
const redirectUriOf = (kind: (typeof kinds)[number]) => `http://localhost:3000/api/calendars/${kind}`;
const anna = (kind: (typeof kinds)[number]) => ({ email: `anna@${kind}.test` });

function sideOf(kind: (typeof kinds)[number]): Side {
  const now = emulatorOf(kind).control.now;
  return kind === "google"
    ? { provider: googleOAuth(google.url), client: googleTestClient, send: fetch, now }
    : {
        provider: microsoftOAuth({ url: microsoft.url }),
        client: microsoftTestClient,
        send: fetchTrusting(microsoft),
        now,
      };
}

const connect = (kind: (typeof kinds)[number]) => {
  const side = sideOf(kind);
  const scopes = side.provider.scopes.calendars;
  return connectAccount(side, { redirectUri: redirectUriOf(kind), scopes, person: anna(kind) });
};

describe.each(kinds)("at %s", (kind) => {
  test("a consent brings tokens that can be renewed, their end, their scopes, and whose they are", async () => {
    const side = sideOf(kind);
    const { tokens, account } = await connect(kind);
    expect(account).toEqual({ id: expect.any(String), email: `anna@${kind}.test` });
    expect(allows(tokens, side.provider.scopes.calendars)).toBe(true);
    expect(allows(tokens, side.provider.scopes.contacts)).toBe(false);
    expect(Math.abs(tokens.expiresAt - emulatorOf(kind).control.now() - 3_599_000)).toBeLessThan(10_000);
    const renewed = await refreshTokens(side, tokens.refreshToken ?? "", patient());
    expect(renewed.accessToken).not.toBe(tokens.accessToken);
    expect(renewed.refreshToken).toBeTruthy();
  });

  test("contacts are asked for in a step of their own, and the calendars stay open", async () => {
    const side = sideOf(kind);
    await connect(kind);
    const { calendars, contacts } = side.provider.scopes;
    const scopes = [...calendars, ...contacts];
    const { tokens } = await connectAccount(side, {
      redirectUri: redirectUriOf(kind),
      scopes,
      person: anna(kind),
    });
    expect(allows(tokens, scopes)).toBe(true);
  });

  test("a code is good only with the verifier that its challenge was made of, and once", async () => {
    const side = sideOf(kind);
    const redirectUri = redirectUriOf(kind);
    const pending = newConsent();
    const code = async () => {
      const asked = { ...pending, clientId: side.client.id, redirectUri, scopes: ["openid", "email"] };
      const url = authorizationUrl(side.provider, asked);
      return codeIn((await giveConsent(url, anna(kind), side.send)).searchParams, pending);
    };
    const { verifier } = newConsent();
    await expect(
      exchangeCode(side, { code: await code(), verifier, redirectUri }, patient()),
    ).rejects.toThrow(ConsentLost);
    const good = { code: await code(), verifier: pending.verifier, redirectUri };
    await exchangeCode(side, good, patient());
    await expect(exchangeCode(side, good, patient())).rejects.toThrow(ConsentLost);
  });

  test("a consent that its owner takes back is lost, and says so", async () => {
    const { tokens } = await connect(kind);
    emulatorOf(kind).control.revokeConsent(`anna@${kind}.test`);
    await expect(refreshTokens(sideOf(kind), tokens.refreshToken ?? "", patient())).rejects.toThrow(
      ConsentLost,
    );
  });

  test("an owner who says no gives no code", async () => {
    const side = sideOf(kind);
    const person = { ...anna(kind), allow: "nothing" } as const;
    const scopes = side.provider.scopes.calendars;
    await expect(connectAccount(side, { redirectUri: redirectUriOf(kind), scopes, person })).rejects.toThrow(
      ConsentLost,
    );
  });

  test("a provider that is busy or away costs no consent", async () => {
    const side = sideOf(kind);
    const { tokens } = await connect(kind);
    const calls = /^POST .*token$/;
    emulatorOf(kind).control.fail({ status: 429, calls, retryAfterSeconds: 7 });
    const refresh = () => refreshTokens(side, tokens.refreshToken ?? "", patient());
    await expect(refresh()).rejects.toMatchObject({ name: "Throttled", retryAfterMs: 7000 });
    await expect(refresh()).resolves.toMatchObject({ accessToken: expect.any(String) });
  });

  test("a request ends with its signal", async () => {
    emulatorOf(kind).control.delay(5000);
    const signal = AbortSignal.timeout(50);
    await expect(refreshTokens(sideOf(kind), "any", signal)).rejects.toThrow(/timeout|aborted/i);
  });

  test("one request renews the token for however many calls find it too old", async () => {
    const side = sideOf(kind);
    const { tokens } = await connect(kind);
    let kept = tokens;
    const accessToken = tokenSource({
      read: async () => kept,
      refresh: (refreshToken, signal) => refreshTokens(side, refreshToken, signal),
      write: async (renewed) => {
        kept = renewed;
      },
      now: emulatorOf(kind).control.now,
    });
    expect(await accessToken(patient())).toBe(tokens.accessToken);
    const { traffic, advance } = emulatorOf(kind).control;
    advance(3_600_000);
    traffic.forget();
    const got = await Promise.all(Array.from({ length: 10 }, () => accessToken(patient())));
    expect(new Set(got)).toEqual(new Set([kept.accessToken]));
    expect(traffic.count(/token$/)).toBe(1);

    // So for a token that was refused before its time, and for who holds another one by then.
    const refused = kept.accessToken;
    traffic.forget();
    await Promise.all(Array.from({ length: 10 }, () => accessToken(patient(), refused)));
    expect(traffic.count(/token$/)).toBe(1);
    expect(await accessToken(patient(), refused)).toBe(kept.accessToken);
    expect(traffic.count(/token$/)).toBe(1);
  });
});

test("an authorization carries the S256 challenge and the state, and never the verifier", () => {
  const pending = newConsent();
  const asked = { ...pending, clientId: "id", redirectUri: "http://localhost:3000/back", scopes: ["a", "b"] };
  const url = new URL(authorizationUrl(googleOAuth(), { ...asked, email: "anna@example.com" }));
  expect(url.origin + url.pathname).toBe("https://accounts.google.com/o/oauth2/v2/auth");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: "id",
    redirect_uri: "http://localhost:3000/back",
    response_type: "code",
    scope: "a b",
    state: pending.state,
    code_challenge: createHash("sha256").update(pending.verifier).digest("base64url"),
    code_challenge_method: "S256",
    access_type: "offline",
    prompt: "consent",
    include_granted_scopes: "true",
    login_hint: "anna@example.com",
  });
  expect(pending.verifier).toMatch(/^[\w-]{43}$/);
  expect(newConsent()).not.toEqual(pending);
});

test("an answer with another state, or without one, is nobody's", () => {
  const { state } = newConsent();
  const other = new URLSearchParams({ code: "code", state: `${state}x` });
  expect(() => codeIn(other, { state })).toThrow(ForeignAnswer);
  expect(() => codeIn(new URLSearchParams({ code: "code" }), { state })).toThrow(ForeignAnswer);
  expect(() => codeIn(new URLSearchParams({ code: "code", state: "" }), { state: "" })).toThrow(
    ForeignAnswer,
  );
  expect(codeIn(new URLSearchParams({ code: "code", state }), { state })).toBe("code");
});

test("what Google's owners leave out of their consent is seen", async () => {
  const side = sideOf("google");
  const wanted = side.provider.scopes.calendars;
  const allow = wanted.filter((scope) => !scope.endsWith("calendar.events"));
  const person = { email: "anna@google.test", allow };
  const asked = { redirectUri: redirectUriOf("google"), scopes: wanted, person };
  const { tokens } = await connectAccount(side, asked);
  expect(allows(tokens, wanted)).toBe(false);
  expect(allows(tokens, allow)).toBe(true);
});

test("a consent is given back where there is a way to, also twice", async () => {
  const { tokens } = await connect("google");
  const refreshToken = tokens.refreshToken ?? "";
  expect(await revokeTokens(sideOf("google"), refreshToken, patient())).toBe(true);
  await expect(refreshTokens(sideOf("google"), refreshToken, patient())).rejects.toThrow(ConsentLost);
  expect(await revokeTokens(sideOf("google"), refreshToken, patient())).toBe(true);
  expect(await revokeTokens(sideOf("microsoft"), "any", patient())).toBe(false);
});

const first: Tokens = { accessToken: "first", refreshToken: "once", expiresAt: 0, scopes: [] };
const second: Tokens = { ...first, accessToken: "second", refreshToken: "twice", expiresAt: 1e15 };

test("what another process has renewed meanwhile is taken, though its refresh token was spent first", async () => {
  let kept = first;
  const source = tokenSource({
    read: async () => kept,
    refresh: async () => {
      kept = second;
      throw new ConsentLost("spent");
    },
    write: async () => {},
  });
  expect(await source(patient())).toBe("second");
});

test("who waits no longer leaves the others their token, and a failure is not kept", async () => {
  const renewed = Promise.withResolvers<Tokens>();
  let asked = 0;
  let kept = first;
  const source = tokenSource({
    read: async () => kept,
    refresh: () => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Throttled(undefined)) : renewed.promise;
    },
    write: async (tokens) => {
      kept = tokens;
    },
  });
  await expect(source(patient())).rejects.toThrow(Throttled);
  const impatient = new AbortController();
  const left = source(impatient.signal);
  const stays = source(patient());
  impatient.abort(new Error("enough"));
  await expect(left).rejects.toThrow("enough");
  renewed.resolve(second);
  expect(await stays).toBe("second");
  expect(asked).toBe(2);
});
