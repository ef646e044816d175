import { lookup } from "node:dns/promises";
import { Agent, type Dispatcher } from "undici";
import { type AllowList, readAllowList } from "./allow-list";
import { guardedConnector, type Resolve } from "./connector";

export type Limits = {
  /** For everything, from the name to the last byte. */
  readonly totalMs: number;
  /** Until an answer begins, each time one is sent on. */
  readonly headersMs: number;
  /** Of the body, unpacked. */
  readonly bytes: number;
  readonly redirects: number;
};

/** Where requests to addresses that people typed may go, and how far. */
export type EgressPolicy = {
  /** What connects, and to nothing that the policy refuses. */
  readonly dispatcher: Dispatcher;
  readonly limits: Limits;
};

const defaults: Limits = { totalMs: 20_000, headersMs: 10_000, bytes: 10 * 1024 * 1024, redirects: 5 };

/** Makes a policy. `allow` holds entries as `isAllowEntry` accepts them. */
export function egressPolicy({
  allow,
  limits = {},
  resolve = ofTheSystem,
}: {
  allow: readonly string[];
  limits?: Partial<Limits>;
  resolve?: Resolve;
}): EgressPolicy {
  return { dispatcher: agent(readAllowList(allow), resolve), limits: { ...defaults, ...limits } };
}

/** The same policy with other limits. */
export const withLimits = (policy: EgressPolicy, limits: Partial<Limits>): EgressPolicy => ({
  ...policy,
  limits: { ...policy.limits, ...limits },
});

/** Kept connections are those that were checked; time limits are ours, so that one clock counts. */
const agent = (allowed: AllowList, resolve: Resolve) =>
  new Agent({
    connect: guardedConnector(allowed, resolve),
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
  });

/** As everything else on this machine finds names: /etc/hosts too, which servers at home live by. */
const ofTheSystem: Resolve = async (name) =>
  (await lookup(name, { all: true, order: "verbatim" })).map(({ address }) => address);
