import { GuestPage } from "@/app/(public)/guest-page";
import { Embedded } from "@/components/booking/embedded";
import { FriendlyPage } from "@/components/booking/friendly-page";
import { words } from "@/lib/auth/reader";
import type { ErrorCode } from "@/lib/errors";

const kinds: Partial<Record<ErrorCode, "used" | "expired" | "disabled">> = {
  link_used: "used",
  link_expired: "expired",
  link_disabled: "disabled",
};

/** What a guest sees in place of a link that takes no bookings. */
export async function ClosedLink({ code }: { readonly code: ErrorCode }) {
  const t = await words("guest");
  const kind = kinds[code] ?? "unknown";
  return (
    <GuestPage>
      <Embedded step="closed" />
      <FriendlyPage title={t(`closed.${kind}.title`)} text={t(`closed.${kind}.text`)} />
    </GuestPage>
  );
}
