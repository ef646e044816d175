import { isbot } from "isbot";

/** A request for a page or from it, as it came in. */
export type PageRequest = {
  readonly method: string;
  /** The client's address, with no proxy taken for it. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
};

/** Somebody who looks at a page: what tells them from others for a while, and where they come from. */
export type Visitor = {
  readonly address: string;
  readonly userAgent: string;
  /** Host name of the other site whose link they followed; null for none, undefined for a page of ours. */
  readonly referrer: string | null | undefined;
};

/**
 * The person behind a request; undefined for robots, for the previews that chat and mail programs
 * make, and for what a browser fetches ahead. `ownHosts` are the names this site is reached by.
 */
export function visitorBehind(request: PageRequest, ownHosts: readonly string[]): Visitor | undefined {
  const userAgent = header(request, "user-agent");
  if (!userAgent || isbot(userAgent) || mailPrograms.test(userAgent) || isFetchedAhead(request))
    return undefined;
  const hosts = [...ownHosts, header(request, "host")].map(hostName);
  return { address: request.address, userAgent, referrer: referrerOf(header(request, "referer"), hosts) };
}

/** Outlook and Office look at links in mails by themselves, and isbot takes them for browsers. */
const mailPrograms = /\bms-?office\b|\bMicrosoft Office\b|\bOutlook-(?:iOS|Android)\b|\bSafeLinks\b/i;

/** Prefetched and prerendered pages say so in one of these; most are never looked at. */
const isFetchedAhead = (request: PageRequest): boolean =>
  ["sec-purpose", "purpose", "x-purpose", "x-moz"].some((name) =>
    /prefetch|prerender|preview/i.test(header(request, name)),
  ) || header(request, "next-router-prefetch") !== "";

/** No name in the DNS is longer (RFC 1035, 2.3.4); what claims to be is no site. */
const longestHost = 253;

function referrerOf(referer: string, ownHosts: readonly string[]): string | null | undefined {
  if (!/^https?:/i.test(referer) || !URL.canParse(referer)) return null;
  const host = hostName(new URL(referer).host);
  if (host.length > longestHost) return null;
  return ownHosts.includes(host) ? undefined : host;
}

/** "example.com" for "WWW.Example.com:8080". */
const hostName = (host: string): string =>
  host
    .toLowerCase()
    .replace(/:\d+$/, "")
    .replace(/^www\./, "");

const header = ({ headers }: PageRequest, name: string): string => {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? "";
};
