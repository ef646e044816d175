import { FriendlyPage } from "@/components/booking/friendly-page";
import { PublicShell } from "@/components/shell/public-shell";
import { setResponseStatus } from "@/lib/server/response-status";

/** What stands at an address of a booking that there is not, with 404. */
export function NoBooking() {
  setResponseStatus(404);
  return (
    <PublicShell>
      <FriendlyPage
        title="There is no such booking"
        text="Perhaps the address was cut off. Open it again from the mail that confirmed the booking."
      />
    </PublicShell>
  );
}
