import { describeError } from "@/lib/log";

const longest = 500;

/**
 * A failure as the queue keeps it for the operator: what kind it was and why, as in the log, so
 * without the values that caused it.
 */
export function failureText(error: unknown): string {
  const lines: string[] = [];
  for (
    let described: ReturnType<typeof describeError> | undefined = describeError(error);
    described;
    described = described.cause
  ) {
    const { type, message, code } = described;
    lines.push(`${type}${code === undefined ? "" : ` ${code}`}: ${message}`);
  }
  return lines.join(" / ").replace(/\s+/g, " ").slice(0, longest);
}
