import type { Transaction } from "@/db/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { minuteMs } from "@/lib/time/zone";
import type { Booking } from "./book-slot";

/**
 * Has a request looked at again when its time has come: a minute later, so that no clock that is
 * slow calls it early. A request that moves takes its job along.
 */
export const queueExpiry = (tx: Transaction, { id, organizationId, startsAt }: Booking): Promise<void> =>
  enqueue(
    tx,
    "expire-request",
    { bookingId: id, organizationId },
    { runAt: startsAt + minuteMs, key: `expire-request:${id}` },
  );
