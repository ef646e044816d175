import type { BookingDetails } from "@/lib/bookings/queries";
import { stateAt } from "@/lib/bookings/rules";
import type { Translate } from "@/lib/i18n/translator";

/** What the guest has just done, if anything. */
export type News = "new" | "moved" | undefined;

export type HeadingInput = {
  readonly booking: BookingDetails;
  readonly news: News;
  /** Whether the guest is told by mail too. */
  readonly isMailed: boolean;
  /** Epoch ms. */
  readonly now: number;
};

/** How the booking stands at a moment; what the guest has just done, with a green tick. */
export function headingOf({ booking, news, isMailed, now }: HeadingInput, t: Translate<"guest">) {
  const kind = kindOf(booking, news, now);
  if (!kind) return { title: t("booking.meta"), tone: "plain" } as const;
  return {
    title: t(`booking.${kind}.title`),
    text: isMailed || !isTold(kind) ? t(`booking.${kind}.text`) : t(`booking.${kind}.unmailed`),
    tone: done.has(kind) ? "done" : "plain",
  } as const;
}

/** What else than by mail the guest can hear only here. */
const told = ["booked", "requested", "pending", "moved", "requestMoved"] as const;

const isTold = (kind: string): kind is (typeof told)[number] => told.some((one) => one === kind);

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
