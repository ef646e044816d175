import type { ListedBooking } from "@/lib/bookings/find-bookings";
import type { Context } from "@/lib/context";
import type { Display } from "@/lib/time/format";
import type { Asked } from "./asked";

/** What the parts of the page are drawn from: who looks, at what, and how times are written for them. */
export type Shown = { readonly ctx: Context; readonly asked: Asked; readonly display: Display };

/** A state that says something: that a meeting takes place goes without saying where it stands among others. */
export const isWorthSaying = ({ state }: ListedBooking): boolean => state !== "confirmed";
