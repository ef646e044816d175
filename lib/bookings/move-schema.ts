import { z } from "zod";
import { Instant } from "./schema";

/** A guest's own move: to when, and from when as they saw it. */
export const MoveOwnBooking = z.object({ start: Instant, from: Instant });
