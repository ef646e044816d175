import type { Context } from "hono";
import type { Client } from "./authorize";
import { type Issued, OAuthError, type TokenOffice } from "./tokens";

/** The token endpoint (RFC 6749, 4.1.3 and 6): a code or a refresh token for an access token. */
export async function exchange(
  c: Context,
  { clients, office }: { readonly clients: readonly Client[]; readonly office: TokenOffice },
): Promise<Issued> {
  const form = new URLSearchParams(await c.req.text());
  const [id, secret] = credentialsOf(c, form);
  const client = clients.find((one) => one.id === id && one.secret === secret);
  if (!client) throw new OAuthError("invalid_client", "The client or its secret is not known.");
  const field = (name: string) => form.get(name) ?? "";
  switch (field("grant_type")) {
    case "authorization_code":
      return office.redeem(field("code"), {
        clientId: client.id,
        redirectUri: field("redirect_uri"),
        verifier: field("code_verifier"),
      });
    case "refresh_token":
      return office.renew(field("refresh_token"), client.id);
    default:
      throw new OAuthError("unsupported_grant_type", "Only codes and refresh tokens are taken.");
  }
}

/** In the form, or as HTTP Basic. */
function credentialsOf(c: Context, form: URLSearchParams): readonly [string, string] {
  const [scheme, basic = ""] = (c.req.header("authorization") ?? "").split(" ");
  if (scheme !== "Basic") return [form.get("client_id") ?? "", form.get("client_secret") ?? ""];
  const [id = "", secret = ""] = Buffer.from(basic, "base64").toString().split(":");
  return [decodeURIComponent(id), decodeURIComponent(secret)];
}

/** The answer both providers give; the id token comes when the account said who they are. */
export const tokenBody = (issued: Issued, idToken: string | undefined) => ({
  access_token: issued.accessToken,
  expires_in: issued.expiresInSeconds,
  scope: [...issued.scopes].join(" "),
  token_type: "Bearer",
  ...(issued.refreshToken === undefined ? {} : { refresh_token: issued.refreshToken }),
  ...(idToken === undefined ? {} : { id_token: idToken }),
});
