/** One side of OAuth 2: where a provider's consent is asked for, and what of its own it wants to be told. */
export type OAuthProvider = {
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  /** Undefined where consent can only be taken back by the account's owner. */
  readonly revokeUrl: string | undefined;
  /** What an authorization needs besides, for a refresh token to come of it. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly scopes: Scopes;
};

/** Asked for step by step: contacts only when their owner wants them. */
export type Scopes = { readonly calendars: readonly string[]; readonly contacts: readonly string[] };

/** This installation, as the provider knows it. */
export type OAuthClient = { readonly id: string; readonly secret: string };

/** A sender of requests: `fetch`, or one that trusts another authority besides. */
export type Send = (url: string, init: RequestInit) => Promise<Response>;

export type Tokens = {
  readonly accessToken: string;
  /** Missing when the provider did not ask its owner this time. */
  readonly refreshToken: string | undefined;
  /** Epoch ms. */
  readonly expiresAt: number;
  /** What the owner has allowed, which may be less than was asked for. */
  readonly scopes: readonly string[];
};

/** Whose account it is. */
export type OAuthAccount = { readonly id: string; readonly email: string | undefined };
