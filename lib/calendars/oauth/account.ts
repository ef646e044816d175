import { z } from "zod";
import type { OAuthAccount } from "./provider";

const Claims = z.object({
  aud: z.string(),
  sub: z.string(),
  /** Entra's id of a person that is the same for every program. */
  oid: z.string().optional(),
  email: z.string().optional(),
  preferred_username: z.string().optional(),
});

/**
 * Whose tokens these are. The id token comes from the provider itself, over a connection that proves it,
 * and needs no other proof (OpenID Connect Core, 3.1.3.7). Fails when it is none or meant for others.
 */
export function accountIn(idToken: string | undefined, clientId: string): OAuthAccount {
  const payload = Buffer.from((idToken ?? "").split(".")[1] ?? "", "base64url").toString();
  const { data: claims } = z.string().transform(asJson).pipe(Claims).safeParse(payload);
  if (claims?.aud !== clientId) throw new Error("The provider does not say whose account it is.");
  return { id: claims.oid ?? claims.sub, email: claims.email ?? claims.preferred_username };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
