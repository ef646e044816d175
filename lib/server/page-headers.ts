import type { IncomingMessage, ServerResponse } from "node:http";
import { contentSecurityPolicy, newNonce } from "./content-security-policy";

/** The same for every page; the API sets its own. */
const always = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
} as const;

/** Only booking, and its confirmation, may stand inside another site: what calls off or moves must not. */
const framed = /^\/(?:book\/|booking\/[^/]+$)/;

/** Whose booking it is, or whose mails, stands in its address: no search engine may have it. */
const personal = /^\/(?:booking|unsubscribe)\//;

/**
 * Sets the headers that a page is answered with, and returns the answer's nonce. Next takes the nonce for its
 * own scripts from the policy in the request: what a client has written there is thrown away.
 */
export function setPageHeaders(req: IncomingMessage, res: ServerResponse, { dev }: { dev: boolean }): string {
  const path = pathOf(req);
  const mayBeFramed = framed.test(path);
  const nonce = newNonce();
  const policy = contentSecurityPolicy({ nonce, mayBeFramed, dev });
  delete req.headers["content-security-policy-report-only"];
  req.headers["content-security-policy"] = policy;

  for (const [name, value] of Object.entries(always)) res.setHeader(name, value);
  res.setHeader("Content-Security-Policy", policy);
  if (!mayBeFramed) res.setHeader("X-Frame-Options", "DENY");
  if (personal.test(path)) res.setHeader("X-Robots-Tag", "noindex");
  return nonce;
}

/** The path that a request asks for, without its query. */
export const pathOf = ({ url = "" }: IncomingMessage): string => url.split("?", 1)[0] ?? "";
