import type { OAuthProvider } from "./provider";

const google = "https://www.googleapis.com/auth";

/** Google's sign-in; all of it at one address where something stands in for Google. */
export const googleOAuth = (url?: string): OAuthProvider => ({
  authorizeUrl: `${url ?? "https://accounts.google.com"}/o/oauth2/v2/auth`,
  tokenUrl: `${url ?? "https://oauth2.googleapis.com"}/token`,
  revokeUrl: `${url ?? "https://oauth2.googleapis.com"}/revoke`,
  // A refresh token comes only of a consent that was just given.
  parameters: { access_type: "offline", prompt: "consent", include_granted_scopes: "true" },
  scopes: {
    calendars: ["openid", "email", `${google}/calendar.calendarlist.readonly`, `${google}/calendar.events`],
    contacts: [`${google}/contacts`, `${google}/contacts.other.readonly`],
  },
});
