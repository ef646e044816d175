import querystring from "node:querystring";
import { EgressRefused } from "@/lib/egress/refused";
import { ConsentLost, Throttled } from "./provider";

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
  if (status === 429 || status === 503) return new Throttled(waitMs(headers));
  return new Error(`The feed answers ${status}.`);
}

/** How servers answer once an address has been taken back. Only its owner can get another. */
const takenBack: ReadonlySet<number> = new Set([401, 403, 404, 410]);

/** What Retry-After says (RFC 9110, 10.2.3); a date counts from that of the answer, by the same clock. */
export function waitMs(headers: Headers): number | undefined {
  const after = headers.get("retry-after") ?? "";
  if (/^\d+$/.test(after)) return Number(after) * 1000;
  const ms = Date.parse(after) - Date.parse(headers.get("date") ?? "");
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
