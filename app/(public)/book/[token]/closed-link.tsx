import { GuestPage } from "@/app/(public)/guest-page";
import { Embedded } from "@/components/booking/embedded";
import { FriendlyPage } from "@/components/booking/friendly-page";
import { words } from "@/lib/auth/reader";
import { closedTexts } from "./closed-texts";
import type { ClosedLink } from "./open-link";

/** What a guest sees in place of a link that takes no bookings. */
export async function ClosedLinkPage(link: ClosedLink) {
  const { title, text, contact } = closedTexts(link, await words("guest"));
  return (
    <GuestPage>
      <Embedded step="closed" />
      <FriendlyPage title={title} text={text} contact={contact} />
    </GuestPage>
  );
}
