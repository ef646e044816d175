/** Headers, whichever implementation of `fetch` they come from. */
export type AnswerHeaders = Pick<Headers, "get">;

/** What Retry-After says (RFC 9110, 10.2.3); a date counts from that of the answer, by the same clock. */
export function retryAfterMs(headers: AnswerHeaders | undefined): number | undefined {
  const after = headers?.get("retry-after") ?? "";
  if (/^\d+$/.test(after)) return Number(after) * 1000;
  const ms = Date.parse(after) - Date.parse(headers?.get("date") ?? "");
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
