/**
 * Why a request to an address that somebody typed has come to nothing: all that its author is told. Whether a
 * name is unknown or leads inside is one reason, so that nobody can map our network by asking.
 */
export const egressReasons = [
  /** No address of the web: another scheme, or nothing that can be read. */
  "address",
  /** A user or password inside the address. */
  "credentials",
  /** A port that belongs to something else than the web. */
  "port",
  /** No name that is known, or one that leads to a place the public cannot reach. */
  "not_public",
  /** Nobody answers there, or the connection broke. */
  "unreachable",
  /** Whoever answers cannot prove to be it. */
  "certificate",
  /** Sent on too often, or sent on where that was not wanted. */
  "redirects",
  /** Sent on from a protected connection to an open one. */
  "downgrade",
  "too_slow",
  "too_large",
] as const;

export type EgressReason = (typeof egressReasons)[number];

/** The one error of the egress guard. It says nothing of what answered. */
export class EgressRefused extends Error {
  override readonly name = "EgressRefused";

  constructor(
    readonly reason: EgressReason,
    /** The system's code, as ECONNREFUSED: for the log, not for whoever typed the address. */
    readonly code?: string,
  ) {
    super(`A request to an outside address came to nothing: ${reason}${code ? ` (${code})` : ""}.`);
  }
}

/** What went wrong, as one of our reasons. */
export function asRefusal(error: unknown): EgressRefused {
  if (error instanceof EgressRefused) return error;
  // fetch wraps what happened, once.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof EgressRefused) return cause;
  const code = codeOf(cause);
  return new EgressRefused(reasonOf(cause, code ?? ""), code);
}

function reasonOf(cause: unknown, code: string): EgressReason {
  // The one thing that fetch refuses before it connects, and it has no code.
  if (cause instanceof Error && cause.message === "bad port") return "port";
  if (code === "UND_ERR_HEADERS_OVERFLOW") return "too_large";
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return "too_slow";
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) return "certificate";
  return "unreachable";
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
