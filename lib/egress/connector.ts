import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { type AllowList, mayReach } from "./allow-list";
import { EgressRefused } from "./refused";

/** Finds the addresses of a name. */
export type Resolve = (name: string) => Promise<readonly string[]>;

/**
 * Connects for the guard. It finds a name's addresses itself, once, and the connection goes to one of
 * exactly those that were checked: a name server that says something else a moment later is not asked again.
 */
export function guardedConnector(allowed: AllowList, resolve: Resolve): buildConnector.connector {
  return (options, callback) => {
    checkedAddresses(options.hostname, allowed, resolve)
      .then((addresses) => connectTo(addresses)(options, callback))
      .catch((error: Error) => callback(error, null));
  };
}

/**
 * Where a host may be reached. A name with one address that must not be reached is refused whole: nobody who
 * means well mixes the two.
 */
async function checkedAddresses(
  host: string,
  allowed: AllowList,
  resolve: Resolve,
): Promise<readonly string[]> {
  const addresses = isIP(host) === 0 ? await found(host, resolve) : [host];
  if (addresses.length === 0) throw new EgressRefused("not_public");
  if (!addresses.every((address) => mayReach(host, address, allowed))) throw new EgressRefused("not_public");
  return addresses;
}

async function found(name: string, resolve: Resolve): Promise<readonly string[]> {
  try {
    return await resolve(name);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
    throw new EgressRefused("not_public", code);
  }
}

/** A connector for which every name has these addresses. An address in place of a name is looked up by nobody. */
function connectTo(addresses: readonly string[]): buildConnector.connector {
  const known = addresses.map((address) => ({ address, family: isIP(address) }));
  const lookup: LookupFunction = (_name, { all }, answer) => {
    if (all) return answer(null, known);
    const [first = { address: "", family: 0 }] = known;
    return answer(null, first.address, first.family);
  };
  return buildConnector({ allowH2: false, lookup });
}
