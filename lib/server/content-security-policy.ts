import { randomBytes } from "node:crypto";

export type PolicyOptions = {
  /** For this answer alone: what runs script on the page must carry it. */
  readonly nonce: string;
  /** Whether other sites may show the page in a frame. */
  readonly mayBeFramed: boolean;
  /** next dev evaluates what it reloads, and says so through a socket. */
  readonly dev: boolean;
};

/** 128 random bits, once for each answer. */
export const newNonce = (): string => randomBytes(16).toString("base64");

/** The nonce that a policy made here lets scripts run with; undefined without such a policy. */
export const nonceIn = (policy: string | null): string | undefined => policy?.match(/'nonce-([^']+)'/)?.[1];

/**
 * The Content Security Policy of a page. Scripts run with this answer's nonce only, and what those
 * load; nothing comes from, or goes to, anybody else.
 */
export function contentSecurityPolicy({ nonce, mayBeFramed, dev }: PolicyOptions): string {
  return [
    "default-src 'self'",
    // Where strict-dynamic is known, 'self' counts for nothing: it is for older browsers.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    // next dev puts styles into the page without a nonce, and a nonce would switch 'unsafe-inline' off.
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Heights and places that are reckoned stand in style attributes, also in previews of mails.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self'${dev ? " ws: wss:" : ""}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    // A browser holds this against where a posted form is sent on to, too: without script a booking
    // ends at the address that the owner has chosen for it.
    mayBeFramed ? "form-action 'self' http: https:" : "form-action 'self'",
    ...(mayBeFramed ? [] : ["frame-ancestors 'none'"]),
  ].join("; ");
}
