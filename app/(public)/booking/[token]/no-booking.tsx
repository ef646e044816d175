import { GuestPage } from "@/app/(public)/guest-page";
import { FriendlyPage } from "@/components/booking/friendly-page";
import { words } from "@/lib/auth/reader";
import { setResponseStatus } from "@/lib/server/response-status";

/** What stands at an address of a booking that there is not, with 404. */
export async function NoBooking() {
  setResponseStatus(404);
  const t = await words("guest");
  return (
    <GuestPage>
      <FriendlyPage title={t("gone.title")} text={t("gone.text")} />
    </GuestPage>
  );
}
