"use client";

import dynamic from "next/dynamic";

/** The booking form, whose script is loaded where it is shown: the month, where no time is chosen yet, does without. */
export const FormOnDemand = dynamic(async () => (await import("./booking-form")).BookingForm);
