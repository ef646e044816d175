import { createHash } from "node:crypto";
import type { Clock } from "@/tests/emulators/clock";
import type { Random } from "@/tests/emulators/random";

export type Account = { readonly email: string; readonly name: string };

/** What an account has allowed a client, however many tokens come of it. */
export type Grant = {
  readonly account: Account;
  readonly clientId: string;
  scopes: ReadonlySet<string>;
  isRevoked: boolean;
};

/** What a token opens. */
export type Access = { readonly grant: Grant; readonly scopes: ReadonlySet<string> };

/** What became of the consent page: waits for the client to fetch its tokens. */
export type Approval = Access & {
  readonly redirectUri: string;
  readonly challenge: string | undefined;
  readonly nonce: string | undefined;
  readonly isOffline: boolean;
};

export type Issued = Access & {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly refreshToken?: string | undefined;
  readonly nonce?: string | undefined;
};

/** An answer of RFC 6749, section 5.2. */
export class OAuthError extends Error {
  constructor(
    readonly error: "invalid_grant" | "invalid_client" | "invalid_request" | "unsupported_grant_type",
    readonly description: string,
  ) {
    super(`${error}: ${description}`);
  }
}

const codeLifetimeMs = 10 * 60_000;
const accessLifetimeSeconds = 3599;

export type TokenOffice = ReturnType<typeof tokenOffice>;

/** Gives out codes and tokens and knows them again. `rotates`: a refresh token is good for one use. */
export function tokenOffice({ clock, random, rotates }: { clock: Clock; random: Random; rotates: boolean }) {
  const grants: Grant[] = [];
  const codes = new Map<string, Approval & { readonly expiresAt: number }>();
  const accesses = new Map<string, Access & { readonly expiresAt: number }>();
  const refreshes = new Map<string, Access & { isSpent: boolean }>();

  const liveGrant = (email: string, clientId: string) =>
    grants.find((one) => one.account.email === email && one.clientId === clientId && !one.isRevoked);

  const issue = (access: Access): Issued => {
    const accessToken = `access-${random.word(40)}`;
    accesses.set(accessToken, { ...access, expiresAt: clock.now() + accessLifetimeSeconds * 1000 });
    return { ...access, accessToken, expiresInSeconds: accessLifetimeSeconds };
  };
  const issueRefresh = ({ grant, scopes }: Access) => {
    const token = `refresh-${random.word(40)}`;
    refreshes.set(token, { grant, scopes, isSpent: false });
    return token;
  };
  const grantOf = (token: string) => (refreshes.get(token) ?? accesses.get(token))?.grant;

  return {
    liveGrant,
    /** Adds to what the account has allowed before. */
    consent(account: Account, clientId: string, scopes: Iterable<string>): Grant {
      const known = liveGrant(account.email, clientId);
      const grant = known ?? { account, clientId, scopes: new Set(), isRevoked: false };
      grant.scopes = new Set([...grant.scopes, ...scopes]);
      if (!known) grants.push(grant);
      return grant;
    },
    codeFor(approval: Approval): string {
      const code = `code-${random.word(32)}`;
      codes.set(code, { ...approval, expiresAt: clock.now() + codeLifetimeMs });
      return code;
    },
    /** Works once; a second time fails, as every mismatch does. */
    redeem(code: string, asked: { clientId: string; redirectUri: string; verifier: string }): Issued {
      const approval = codes.get(code);
      codes.delete(code);
      const { grant, challenge, redirectUri, isOffline, nonce, expiresAt } = approval ?? {};
      if (!approval || !grant || grant.isRevoked || clock.now() > (expiresAt ?? 0))
        throw new OAuthError("invalid_grant", "The code is unknown, used or too old.");
      if (grant.clientId !== asked.clientId || redirectUri !== asked.redirectUri)
        throw new OAuthError("invalid_grant", "The code was given to another client or address.");
      if (challenge !== undefined && challenge !== s256(asked.verifier))
        throw new OAuthError("invalid_grant", "The code verifier does not match the challenge.");
      const access = { grant, scopes: approval.scopes };
      return { ...issue(access), refreshToken: isOffline ? issueRefresh(access) : undefined, nonce };
    },
    renew(refreshToken: string, clientId: string): Issued {
      const found = refreshes.get(refreshToken);
      if (!found || found.isSpent || found.grant.isRevoked || found.grant.clientId !== clientId)
        throw new OAuthError("invalid_grant", "The refresh token has been revoked, used or was never given.");
      if (!rotates) return issue(found);
      found.isSpent = true;
      return { ...issue(found), refreshToken: issueRefresh(found) };
    },
    /** What a bearer's token opens now; undefined for one that is unknown, too old or revoked. */
    open(accessToken: string): (Access & { readonly expiresAt: number }) | undefined {
      const found = accesses.get(accessToken);
      return found && !found.grant.isRevoked && clock.now() < found.expiresAt ? found : undefined;
    },
    /** Ends the whole grant that a token belongs to. Says whether there was one. */
    revoke(token: string): boolean {
      const grant = grantOf(token);
      if (!grant || grant.isRevoked) return false;
      grant.isRevoked = true;
      return true;
    },
    expireAccessTokens(): void {
      accesses.clear();
    },
    /** What the account's owner does in the settings of their account. */
    revokeConsent(email: string): void {
      for (const grant of grants) if (grant.account.email === email) grant.isRevoked = true;
    },
  };
}

const s256 = (verifier: string) => createHash("sha256").update(verifier).digest("base64url");
