import type { OAuthProvider } from "./provider";

type Site = { readonly url?: string /** One organization, or everybody. */; readonly tenant?: string };

/** Entra's sign-in, for accounts of organizations and of people. It has no way to give a consent back. */
export function microsoftOAuth({
  url = "https://login.microsoftonline.com",
  tenant = "common",
}: Site = {}): OAuthProvider {
  const base = `${url}/${encodeURIComponent(tenant)}/oauth2/v2.0`;
  return {
    authorizeUrl: `${base}/authorize`,
    tokenUrl: `${base}/token`,
    revokeUrl: undefined,
    parameters: { response_mode: "query", prompt: "select_account" },
    scopes: {
      calendars: ["openid", "email", "offline_access", "Calendars.ReadWrite"],
      contacts: ["Contacts.ReadWrite", "People.Read"],
    },
  };
}
