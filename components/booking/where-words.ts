/** Where meetings of a link are, as its guests' pages say it before there is a booking. */
export function whereBefore(
  location: { readonly kind: string; readonly value: string } | null,
): string | undefined {
  if (location?.kind === "video") return "Video call; the link comes with the booking";
  if (location?.kind === "phone") return "By phone; the number comes with the booking";
  if (location?.kind === "ask") return "Where you like: say so when you book";
  return location?.value || undefined;
}

/** How a call is named before the way into it. */
export const callWords: Readonly<Record<string, string>> = { video: "Video call", phone: "By phone" };
