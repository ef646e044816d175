import querystring from "node:querystring";
import { EgressRefused } from "@/lib/egress/refused";
import { ConsentLost, Throttled } from "./provider";
import { retryAfterMs } from "./retry-after";

type FeedRequest = { readonly url: URL; readonly headers: Readonly<Record<string, string>> };

/** What to ask for: webcal means https by custom, and what proves who asks belongs in a header. */
export function requestFor(address: string): FeedRequest {
  const url = URL.parse(address.trim().replace(/^webcals?:/i, "https:"));
  if (url === null) throw new EgressRefused("address");
  const accept = "text/calendar, */*;q=0.1";
  if (!url.username && !url.password) return { url, headers: { accept } };
  const proof = `${querystring.unescape(url.username)}:${querystring.unescape(url.password)}`;
  url.username = "";
  url.password = "";
  return { url, headers: { accept, authorization: `Basic ${Buffer.from(proof).toString("base64")}` } };
}

/** What to make of an answer that brings no feed. */
export function refusal({ status, headers }: Response): Error {
  if (takenBack.has(status)) return new ConsentLost(`The feed answers ${status}.`);
  if (status === 429 || status === 503) return new Throttled(retryAfterMs(headers));
  return new Error(`The feed answers ${status}.`);
}

/** How servers answer once an address has been taken back. Only its owner can get another. */
const takenBack: ReadonlySet<number> = new Set([401, 403, 404, 410]);
