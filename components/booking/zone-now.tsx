"use client";

import { useEffect, useState } from "react";
import { fill } from "@/lib/i18n/fill";
import { formatTime } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";

export type ZoneNowProps = {
  /** How far the zone's clock is ahead of UTC as the server has it, whatever the browser's data say (ms). */
  readonly offsetMs: number;
  readonly locale: string;
  /** What the clock showed when the page was made. */
  readonly made: string;
  /** "now {time}". */
  readonly text: string;
};

/** What a zone's clock shows, kept right with every minute. */
export function ZoneNow({ offsetMs, locale, made, text }: ZoneNowProps) {
  const [time, setTime] = useState(made);
  useEffect(() => {
    let next: ReturnType<typeof setTimeout>;
    const tick = () => {
      setTime(formatTime(Date.now() + offsetMs, { timeZone: "UTC", locale }));
      next = setTimeout(tick, minuteMs - (Date.now() % minuteMs));
    };
    tick();
    return () => clearTimeout(next);
  }, [offsetMs, locale]);
  return fill(text, { time });
}
