import { createEmulator } from "emulate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectGoogle, type GoogleSite, testClient } from "@/tests/emulators/google/connect";
import { googleAccounts } from "@/tests/emulators/google/seed";
import { startGoogle } from "@/tests/emulators/google/start";

/*
 * What our emulator takes for granted is asked of somebody else's too: `emulate`, as far as it goes.
 * It knows no sync, no ids of the caller's own, no changes of events, and no expiry.
 */

const anna = { email: "anna@google.test" };
type Running = GoogleSite & { close(): Promise<unknown> };

async function startEmulate(): Promise<Running> {
  const { id, secret, name, redirectUris } = testClient;
  const google = {
    users: googleAccounts.map((account) => ({ email: account.email, name: account.name })),
    oauth_clients: [{ client_id: id, client_secret: secret, name, redirect_uris: [...redirectUris] }],
    calendars: [{ id: "primary", user_email: anna.email, summary: anna.email, primary: true }],
  };
  const emulator = await createEmulator({ service: "google", port: 0, seed: { google } });
  const consent = (authorizeUrl: string) => pickAccount(authorizeUrl, anna.email);
  return { url: emulator.url, tokenPath: "/oauth2/token", consent, close: () => emulator.close() };
}

/** Its page has a form for each account, and no consent. */
async function pickAccount(authorizeUrl: string, email: string): Promise<URL> {
  const page = await (await fetch(authorizeUrl)).text();
  const form = page.split("<form").find((part) => part.includes(`name="email" value="${email}"`)) ?? "";
  const fields = [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(
    ([, name = "", value = ""]) => [name, value] as [string, string],
  );
  const action = new URL(/action="([^"]+)"/.exec(form)?.[1] ?? "", authorizeUrl);
  const answer = await fetch(action, {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  return new URL(answer.headers.get("location") ?? "");
}

describe.each([
  ["our emulator", () => startGoogle({ clients: [testClient] })],
  ["emulate", startEmulate],
] as const)("with %s", (_name, start) => {
  let site: Running;
  beforeAll(async () => {
    site = await start();
  });
  afterAll(() => site.close());
  const connect = () => connectGoogle(site, anna);
  const tenToEleven = {
    start: { dateTime: "2027-03-02T10:00:00Z", timeZone: "UTC" },
    end: { dateTime: "2027-03-02T11:00:00Z", timeZone: "UTC" },
  };

  test("a sign-in with PKCE brings a refresh token, and a refresh another access token", async () => {
    const { oauth, tokens } = await connect();
    expect(tokens.refresh_token).toBeTruthy();
    oauth.setCredentials({ refresh_token: tokens.refresh_token ?? "" });
    expect((await oauth.getAccessToken()).token).not.toBe(tokens.access_token);
  });

  test("the primary calendar is in the list", async () => {
    const { calendar } = await connect();
    const { data } = await calendar.calendarList.list();
    expect(data.items?.find(({ primary }) => primary)?.summary).toBe(anna.email);
  });

  test("an event is inserted, listed, busy, and gone after its deletion", async () => {
    const { calendar } = await connect();
    const events = async () => {
      const { data } = await calendar.events.list({ calendarId: "primary", singleEvents: true });
      return data.items?.map(({ id, summary, status }) => ({ id, summary, status }));
    };
    const busy = async () => {
      const requestBody = {
        timeMin: "2027-03-02T00:00:00Z",
        timeMax: "2027-03-03T00:00:00Z",
        items: [{ id: "primary" }],
      };
      const { data } = await calendar.freebusy.query({ requestBody });
      return data.calendars?.primary?.busy?.map(({ start, end }) =>
        [start, end].map((at) => Date.parse(at ?? "")),
      );
    };
    const requestBody = { summary: "Talk", ...tenToEleven };
    const { data } = await calendar.events.insert({ calendarId: "primary", requestBody });
    expect(await events()).toContainEqual({ id: data.id, summary: "Talk", status: "confirmed" });
    expect(await busy()).toEqual([[Date.parse("2027-03-02T10:00:00Z"), Date.parse("2027-03-02T11:00:00Z")]]);
    await calendar.events.delete({ calendarId: "primary", eventId: data.id ?? "" });
    expect((await events())?.map(({ id }) => id)).not.toContain(data.id);
    expect(await busy()).toEqual([]);
  });
});
