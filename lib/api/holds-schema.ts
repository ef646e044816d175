import { z } from "@hono/zod-openapi";
import { Instant } from "@/lib/bookings/schema";

/** The time to hold, told as for a booking. */
export const PlaceHold = z.object({
  start: Instant,
  duration: z.int().min(1).max(1440).optional(),
});

export const Hold = z
  .object({
    id: z.uuid(),
    start: z.iso.datetime(),
    end: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .openapi("Hold");
