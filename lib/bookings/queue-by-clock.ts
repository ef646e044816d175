import type { Transaction } from "@/db/client";
import type { Context } from "@/lib/context";
import { enqueue } from "@/lib/jobs/enqueue";
import { minuteMs } from "@/lib/time/zone";
import type { Booking } from "./book-slot";
import { queueReminders } from "./reminders";

/**
 * Has a booking looked at again when its time has come, and a meeting before it begins and when it is over.
 * By their keys a booking that moves takes its jobs along.
 */
export async function queueByClock(tx: Transaction, ctx: Context, booking: Booking): Promise<void> {
  if (booking.status === "pending") await queueExpiry(tx, booking);
  if (booking.status !== "confirmed") return;
  await queueReminders(tx, ctx, booking);
  await queueFollowUp(tx, booking);
}

/** A minute later, so that no clock that is slow calls the request early. */
const queueExpiry = (tx: Transaction, { id, organizationId, startsAt }: Booking): Promise<void> =>
  enqueue(
    tx,
    "expire-request",
    { bookingId: id, organizationId },
    { runAt: startsAt + minuteMs, key: `expire-request:${id}` },
  );

const followUpAfterMs = 60 * minuteMs;

/** Whether guests are thanked is asked when the time has come: it counts what the link's template says then. */
const queueFollowUp = (tx: Transaction, { id, organizationId, endsAt }: Booking): Promise<void> =>
  enqueue(
    tx,
    "follow-up",
    { bookingId: id, organizationId },
    { runAt: endsAt + followUpAfterMs, key: `follow-up:${id}` },
  );
