import { GraphError } from "@microsoft/microsoft-graph-client";
import type { Refusal } from "@/lib/calendars/web-api/refusal";

/** What Graph's client throws; without a status there was no answer. */
export function refusalOf(thrown: unknown): Refusal | undefined {
  if (!(thrown instanceof GraphError) || !(thrown.statusCode >= 400)) return undefined;
  const { statusCode: status, code, headers } = thrown;
  return { status, reasons: code ? [code] : [], headers: headers && new Headers(headers) };
}
