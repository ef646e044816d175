/** A Markdown table with even columns, so that a terminal shows it as well; numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const isNumber = (i: number) => rows.every((row) => /^[\d<]/.test(row[i] ?? ""));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => (isNumber(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join(" | ")} |`;
  const rule = widths.map((width, i) => (isNumber(i) ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

/** Three digits that count, without an exponent: "0.0260", "2.80", "1,322". */
export function digits(value: number): string {
  const places = Math.max(0, 2 - Math.floor(Math.log10(Math.max(value, 1e-6))));
  return value.toLocaleString("en-US", { minimumFractionDigits: places, maximumFractionDigits: places });
}

export const whole = (value: number): string => Math.round(value).toLocaleString("en-US");
