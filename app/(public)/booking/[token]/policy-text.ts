import type { GuestPermissions, Permission } from "@/lib/bookings/guest-policy";
import type { Translate } from "@/lib/i18n/translator";
import { type Display, formatDate, formatTime } from "@/lib/time/format";

/** What the guest may do until when, and why not what they may not; each a sentence. */
export function policyText(
  may: GuestPermissions,
  { startsAt, host }: { readonly startsAt: number; readonly host: string },
  display: Display,
  t: Translate<"guest">,
): string[] {
  const which = (permission: Permission) => {
    if (may.move === permission) return may.cancel === permission ? "both" : "move";
    return may.cancel === permission ? "cancel" : undefined;
  };
  const until = `${formatDate(may.until, display)}, ${formatTime(may.until, display)}`;
  const [can, late, never] = [which("may"), which("late"), which("never")];
  return [
    ...(can && may.until < startsAt ? [t("policy.until", { what: can, until })] : []),
    ...(late ? [t("policy.late", { what: late, until })] : []),
    ...(never ? [t("policy.never", { what: never })] : []),
    ...(late || never ? [t("policy.contact", { host })] : []),
  ];
}
