import { BlockList, isIP, SocketAddress } from "node:net";

/**
 * The address a request comes from. Every proxy on the way adds, at the right of X-Forwarded-For, whom it
 * had the request from, and whoever sent it may have written anything before that. So a line is
 * believed only as long as those to the right of it are trusted proxies: the first that is none is
 * the client. What is no address ends the search at the last one that was.
 */
export function clientAddress(peer: string, forwardedFor: string, trusted: BlockList): string {
  const hops = forwardedFor.split(",");
  let client = readAddress(peer);
  // A connection that is gone has no address.
  if (client === undefined) return peer;
  while (trusted.check(client, familyOf(client))) {
    const before = readAddress(hops.pop() ?? "");
    if (before === undefined) break;
    client = before;
  }
  return client;
}

/**
 * What to count a client by: an IPv4 address, or the first half of an IPv6 one, for whoever has one
 * of those mostly has all that begin like it.
 */
export function clientKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const [before = "", after] = address.split("::");
  const groups = before === "" ? [] : before.split(":");
  const rest = after ? after.split(":") : [];
  const missing = after === undefined ? 0 : 8 - groups.length - rest.length;
  return [...groups, ...Array<string>(missing).fill("0"), ...rest].slice(0, 4).join(":");
}

/** Addresses and ranges, as `isNetwork` accepts them, to look addresses up in. */
export function networks(list: readonly string[]): BlockList {
  const found = new BlockList();
  for (const entry of list) {
    const [address = "", prefix] = entry.split("/");
    if (prefix === undefined) found.addAddress(address, familyOf(address));
    else found.addSubnet(address, Number(prefix), familyOf(address));
  }
  return found;
}

/** Whether this is an address, or a range like 10.0.0.0/8 or fd00::/8. */
export function isNetwork(text: string): boolean {
  const [address = "", prefix, ...more] = text.split("/");
  if (isIP(address) === 0 || address.includes("%") || more.length > 0) return false;
  const bits = familyOf(address) === "ipv4" ? 32 : 128;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
}

const familyOf = (address: string) => (isIP(address) === 4 ? "ipv4" : "ipv6");

/**
 * One spelling for each address, without the port that some proxies add and the zone of a
 * link-local one; an IPv4 address is that also where a socket for both families shows it as IPv6.
 */
function readAddress(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](?::\d+)?$/, "$1")
    .replace(/^([\d.]+):\d+$/, "$1")
    .replace(/%.*$/, "");
  if (isIP(bare) === 0) return undefined;
  const { address } = new SocketAddress({ address: bare, family: familyOf(bare) });
  return address.replace(/^::ffff:(?=[\d.]+$)/, "");
}
