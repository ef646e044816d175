import type { BookingDetails } from "@/lib/bookings/queries";
import { stateAt } from "@/lib/bookings/rules";
import type { Translate } from "@/lib/i18n/translator";

/** What the guest has just done, if anything. */
export type News = "new" | "moved" | undefined;

/** How the booking stands at a moment (epoch ms); what the guest has just done, with a green tick. */
export function headingOf(booking: BookingDetails, news: News, now: number, t: Translate<"guest">) {
  const kind = kindOf(booking, news, now);
  if (!kind) return { title: t("booking.meta"), tone: "plain" } as const;
  return {
    title: t(`booking.${kind}.title`),
    text: t(`booking.${kind}.text`),
    tone: done.has(kind) ? "done" : "plain",
  } as const;
}

function kindOf(booking: BookingDetails, news: News, now: number) {
  const state = stateAt(booking, now);
  switch (state) {
    case "pending":
      return news === undefined ? "pending" : ({ new: "requested", moved: "requestMoved" } as const)[news];
    case "confirmed":
      if (booking.startsAt <= now) return "begun";
      return news === undefined ? undefined : ({ new: "booked", moved: "moved" } as const)[news];
    // Whether the guest came is between them and the host.
    case "completed":
    case "no_show":
      return "over";
    default:
      return state;
  }
}

const done: ReadonlySet<string> = new Set(["booked", "requested", "moved", "requestMoved"]);
