import { Embedded } from "@/components/booking/embedded";
import { FriendlyPage } from "@/components/booking/friendly-page";
import { PublicShell } from "@/components/shell/public-shell";
import type { ErrorCode } from "@/lib/errors";

const words: Partial<Record<ErrorCode, { readonly title: string; readonly text: string }>> = {
  link_used: {
    title: "This link has been used",
    text: "It was for one booking. The mail that came with it has all about the meeting.",
  },
  link_expired: {
    title: "This link has expired",
    text: "Ask the person who sent it to you for a new one.",
  },
  link_disabled: {
    title: "This link takes no bookings at the moment",
    text: "Ask the person who sent it to you when they have time.",
  },
};

const unknown = {
  title: "There is no such booking link",
  text: "Perhaps the address was cut off or mistyped. Open it again from where you got it, or ask for it.",
};

/** What a guest sees in place of a link that takes no bookings. */
export function ClosedLink({ code }: { readonly code: ErrorCode }) {
  return (
    <PublicShell>
      <Embedded step="closed" />
      <FriendlyPage {...(words[code] ?? unknown)} />
    </PublicShell>
  );
}
