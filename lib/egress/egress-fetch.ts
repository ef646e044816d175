import { config } from "@/lib/config";
import { guardedFetch } from "./guarded-fetch";
import { type EgressPolicy, egressPolicy, type Limits, withLimits } from "./policy";

let ours: EgressPolicy | undefined;

/**
 * A `fetch` for addresses that people typed, under the settings of this installation: to hand to whatever
 * sends requests for them.
 */
export function egressFetch(limits: Partial<Limits> = {}): typeof fetch {
  ours ??= egressPolicy({ allow: config().egressAllow });
  const policy = withLimits(ours, limits);
  return (input, init) => guardedFetch(input, init, policy);
}
