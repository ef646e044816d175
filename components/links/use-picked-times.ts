import { useCallback, useEffect, useRef, useState } from "react";
import { fetchWeek } from "@/components/calendar/use-week";
import {
  mergeWeeks,
  type Picked,
  stillFitting,
  type WeekTimes,
  weekOf,
} from "@/components/calendar/week-steps";
import { localDate, minuteMs } from "@/lib/time/zone";
import type { Meetings } from "./meetings";

type Times = {
  readonly picked: readonly Picked[];
  /** What no longer fitted when the meetings became others. */
  readonly dropped: readonly Picked[];
  /** The meetings became others, and nobody could say whether the times fit. */
  readonly isUnchecked: boolean;
};

/** Long enough that a length of two digits is asked for once. */
const waitMs = 400;

/**
 * The times that were picked. When they are for other meetings than before, of another link or
 * length, they are put to the calendar again, and those that no longer fit go.
 */
export function usePickedTimes({ weekHref, durationMinutes = 0 }: Meetings, timeZone: string) {
  const [times, setTimes] = useState<Times>({ picked: [], dropped: [], isUnchecked: false });
  const checkedFor = useRef(weekHref);
  const { picked } = times;

  useEffect(() => {
    if (weekHref === undefined || weekHref === checkedFor.current) return;
    if (picked.length === 0) {
      checkedFor.current = weekHref;
      return;
    }
    const gone = new AbortController();
    const timer = setTimeout(async () => {
      const weeks = await fetchWeeks(weekHref, picked, timeZone, gone.signal).catch(() => undefined);
      if (gone.signal.aborted) return;
      checkedFor.current = weekHref;
      const kept = weeks ? stillFitting(weeks, picked, durationMinutes * minuteMs) : picked;
      const starts = new Set(kept.map(({ start }) => start));
      const dropped = picked.filter(({ start }) => !starts.has(start));
      setTimes({ picked: kept, dropped, isUnchecked: weeks === undefined });
    }, waitMs);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [weekHref, durationMinutes, picked, timeZone]);

  const choose = useCallback(
    (chosen: readonly Picked[]) => setTimes({ picked: chosen, dropped: [], isUnchecked: false }),
    [],
  );
  return { ...times, choose };
}

/** What is known of the weeks that times lie in. */
async function fetchWeeks(
  weekHref: string,
  picked: readonly Picked[],
  timeZone: string,
  signal: AbortSignal,
): Promise<WeekTimes> {
  const mondays = new Set(picked.map(({ start }) => weekOf(localDate(start, timeZone))[0]));
  return mergeWeeks(
    await Promise.all([...mondays].map((monday) => fetchWeek(`${weekHref}&from=${monday}`, signal))),
  );
}
