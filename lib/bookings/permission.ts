import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";

/** Lets the guest pass who has proved by a booking's address that it is theirs, and members who may change bookings. */
export function requireOwnBooking(ctx: Context, bookingId: string): void {
  if (ctx.actor.kind === "guest" && ctx.actor.bookingId === bookingId) return;
  requirePermission(ctx, "bookings:write");
}
