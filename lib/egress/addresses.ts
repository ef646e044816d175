import { type BlockList, isIP } from "node:net";
import { networks } from "@/lib/client-address";

/** Addresses as the public has them, as a network of one's own may have them, and those of a cloud's keys. */
export type Realm = "public" | "inside" | "metadata";

/** IPv4 that is not for everybody: the registry of special purposes (RFC 6890 and after). */
const insideIpv4 = networks([
  "0.0.0.0/8", // this network
  "10.0.0.0/8", // private
  "100.64.0.0/10", // shared by a carrier's customers
  "127.0.0.0/8", // loopback
  "169.254.0.0/16", // link-local
  "172.16.0.0/12", // private
  "192.0.0.0/24", // protocol assignments
  "192.0.2.0/24", // documentation
  "192.88.99.0/24", // relays of 6to4, gone
  "192.168.0.0/16", // private
  "198.18.0.0/15", // benchmarks
  "198.51.100.0/24", // documentation
  "203.0.113.0/24", // documentation
  "224.0.0.0/4", // multicast
  "240.0.0.0/4", // reserved, and broadcast
]);

/** Only these are given out for the world; loopback, link-local, unique-local, multicast and the rest lie outside. */
const globalIpv6 = networks(["2000::/3"]);

/** And of those, these are not. */
const insideIpv6 = networks([
  "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
  "2001:db8::/32", // documentation
  "2002::/16", // 6to4: an IPv4 address in disguise
  "3fff::/20", // documentation
]);

/** Where clouds tell their machines who they are, and hand out their keys. Opened by no setting. */
const metadata = networks([
  "169.254.169.254",
  "169.254.170.2",
  "169.254.170.23",
  "100.100.100.200",
  "168.63.129.16",
  "192.0.0.192",
  "fd00:ec2::254",
  "fd00:ec2::23",
  "fd20:ce::254",
]);

/** Who can be reached at an address. What is no address is nobody's. */
export function realmOf(address: string): Realm {
  const meant = meantAddress(address);
  if (holds(metadata, meant)) return "metadata";
  if (isIP(meant) === 4) return holds(insideIpv4, meant) ? "inside" : "public";
  return holds(globalIpv6, meant) && !holds(insideIpv6, meant) ? "public" : "inside";
}

/** Whether an address, by whichever of its spellings, is on a list. */
export const isAmong = (list: BlockList, address: string): boolean => holds(list, meantAddress(address));

const holds = (list: BlockList, address: string) =>
  list.check(address, isIP(address) === 4 ? "ipv4" : "ipv6");

/**
 * The IPv4 address that an IPv6 one stands for, where the system (::ffff:0:0/96) or a gateway of the network
 * (64:ff9b::/96, RFC 6052) takes it to there; else the address itself.
 */
function meantAddress(address: string): string {
  const canonical = isIP(address) === 6 ? URL.parse(`http://[${address}]`)?.hostname : undefined;
  const found = canonical?.match(/^\[(?:::ffff:|64:ff9b::)(?:([0-9a-f]+):)?([0-9a-f]+)\]$/);
  if (!found) return address;
  const [, high = "0", low = "0"] = found;
  const [upper, lower] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [upper >> 8, upper & 255, lower >> 8, lower & 255].join(".");
}
