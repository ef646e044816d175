import { type BlockList, isIP } from "node:net";
import { isNetwork, networks } from "@/lib/client-address";
import { isAmong, realmOf } from "./addresses";

/** What an operator has opened beside the public: networks of theirs, and hosts wherever those lie. */
export type AllowList = { readonly hosts: ReadonlySet<string>; readonly inside: BlockList };

/** Whether this is an address, a range, or a host's name as in dav.home.lan. */
export const isAllowEntry = (text: string): boolean => isNetwork(text) || isHostName(text);

/** Reads entries that `isAllowEntry` accepts. */
export function readAllowList(entries: readonly string[]): AllowList {
  return {
    hosts: new Set(entries.filter((entry) => !isNetwork(entry)).map(withoutDot)),
    inside: networks(entries.filter(isNetwork)),
  };
}

/**
 * Whether a request for `host` may connect to `address`. Everything public may be reached, of the rest what the
 * operator has opened; where a cloud keeps its machines' keys, nothing is.
 */
export function mayReach(host: string, address: string, allowed: AllowList): boolean {
  switch (realmOf(address)) {
    case "public":
      return true;
    case "inside":
      return isAmong(allowed.inside, address) || allowed.hosts.has(withoutDot(host));
    case "metadata":
      return false;
  }
}

/** A name as it stands in an address once that has been read, so that the two can be compared. */
function isHostName(text: string): boolean {
  const isName = /^[\w-]+(\.[\w-]+)*\.?$/.test(text) && isIP(text) === 0;
  return isName && URL.parse(`http://${text}`)?.hostname === text.toLowerCase();
}

const withoutDot = (name: string) => name.toLowerCase().replace(/\.$/, "");
