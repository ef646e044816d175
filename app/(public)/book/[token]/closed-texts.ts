import type { Translate } from "@/lib/i18n/translator";
import type { ClosedLink } from "./open-link";

/** Why a link takes no bookings, and whom to ask instead: for its page and its twin. */
export function closedTexts({ closed, isRevoked, hosts }: ClosedLink, t: Translate<"guest">) {
  const kind = closed === "link_disabled" && isRevoked ? "revoked" : kinds[closed];
  const name = hosts && (hosts.hostName || hosts.organizationName);
  return {
    title: t(`closed.${kind}.title`),
    text: t(`closed.${kind}.text`),
    contact: name ? t("closed.contact", { name }) : undefined,
  };
}

const kinds = {
  link_used: "used",
  link_expired: "expired",
  link_disabled: "disabled",
  not_found: "unknown",
} as const;
