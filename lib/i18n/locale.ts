/**
 * The locale that dates and times are written in, out of an Accept-Language header (RFC
 * 9110, 12.5.4): the first kind of English the reader asks for, else British English,
 * whose dates and 24-hour clock most of the world reads without a second thought.
 */
export function displayLocale(acceptLanguage: string | null): string {
  const wanted = (acceptLanguage ?? "").split(",").map((part) => part.split(";")[0]?.trim() ?? "");
  return wanted.find((tag) => /^en-[A-Z]{2}$/.test(tag)) ?? "en-GB";
}
