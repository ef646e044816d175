import type { Side } from "@/lib/calendars/oauth/ask-token-endpoint";
import { authorizationUrl, codeIn, newConsent } from "@/lib/calendars/oauth/authorization";
import type { Tokens } from "@/lib/calendars/oauth/provider";
import { tokenSource } from "@/lib/calendars/oauth/token-source";
import { exchangeCode, refreshTokens } from "@/lib/calendars/oauth/tokens";
import { giveConsent, type Person } from "./oauth/give-consent";

/** A signal for a test that ends nothing. */
export const patient = (): AbortSignal => AbortSignal.timeout(20_000);

type Asked = {
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly person: Person;
};

/** Goes through our own OAuth flow, the owner's part of it included. */
export async function connectAccount(side: Side, { redirectUri, scopes, person }: Asked) {
  const pending = newConsent();
  const url = authorizationUrl(side.provider, {
    ...pending,
    clientId: side.client.id,
    redirectUri,
    scopes,
  });
  const back = await giveConsent(url, person, side.send);
  const code = codeIn(back.searchParams, pending);
  return exchangeCode(side, { code, verifier: pending.verifier, redirectUri }, patient());
}

/** A source of access tokens that keeps them in memory. */
export function sourceOf(side: Side, first: Tokens) {
  let kept = first;
  const accessToken = tokenSource({
    read: async () => kept,
    refresh: (refreshToken, signal) => refreshTokens(side, refreshToken, signal),
    write: async (tokens) => {
      kept = tokens;
    },
    ...(side.now ? { now: side.now } : {}),
  });
  return { accessToken, kept: () => kept };
}

/** A booking as an event, an hour long. */
export const eventToWrite = {
  uid: "0197f3a2-1c4d-7e11-8a55-2b9c40d1e6f0@openhour.example",
  eventId: undefined,
  sequence: 0,
  stampedAt: Date.parse("2027-02-01T09:00:00Z"),
  startsAt: Date.parse("2027-03-01T09:00:00Z"),
  endsAt: Date.parse("2027-03-01T10:00:00Z"),
  timeZone: "Europe/Berlin",
  title: "Talk with Gustav",
  description: "A first talk",
  location: undefined,
  attendees: [{ name: "Gustav Gast", address: "gustav@example.com" }],
  isInvitedByProvider: false,
  wantsMeeting: false,
};
