import type { Translate } from "@/lib/i18n/translator";

/** Where meetings of a link are, as its guests' pages say it before there is a booking. */
export function whereBefore(
  location: { readonly kind: string; readonly value?: string } | null,
  t: Translate<"guest">,
): string | undefined {
  if (location?.kind === "video") return t("summary.video");
  if (location?.kind === "phone") return t("summary.phone");
  if (location?.kind === "ask") return t("summary.ask");
  if (location?.kind === "choice") return t("summary.choice");
  return location?.value || undefined;
}

/** How a call is named before the way into it; undefined for any other place. */
export function callWord(kind: string, t: Translate<"guest">): string | undefined {
  if (kind === "video") return t("booking.video");
  return kind === "phone" ? t("booking.phone") : undefined;
}
