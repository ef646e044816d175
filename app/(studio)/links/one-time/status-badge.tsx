import { Badge, type BadgeTone } from "@/components/ui/badge";
import { words } from "@/lib/auth/reader";
import type { OneTimeStatus } from "@/lib/one-time/rules";

const tones: Readonly<Record<OneTimeStatus, BadgeTone>> = {
  active: "success",
  booked: "success",
  expired: "warning",
  revoked: "neutral",
};

/** What has become of a link, in a word. */
export async function StatusBadge({ status }: { readonly status: OneTimeStatus }) {
  const t = await words("oneTime");
  return <Badge tone={tones[status]}>{t(`statuses.${status}`)}</Badge>;
}
