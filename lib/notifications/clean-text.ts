/**
 * Text of several lines that is safe to put into a mail or a calendar file.
 *
 * Line breaks of every kind become "\n" (a lone CR would end a line for some
 * readers and not for others), tabs become spaces, other control characters
 * go, and so do the bidirectional overrides that make a name read as another.
 * Lone surrogates, which UTF-8 cannot hold, become U+FFFD.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ")
    .replace(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "")
    .trim();
}

/** The same on one line: for names, subjects and titles, where a line break would start a header. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim();
}

/**
 * The same for a header of a mail. What looks like an encoded word (RFC 2047) is broken up: mail programs
 * would show what it encodes, which may be anything.
 */
export const cleanHeader = (text: string): string => cleanLine(text).replaceAll("=?", "= ?");

/** At most `length` characters (code points), with an ellipsis where something was cut. */
export function shorten(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
}
