import { useEffect, useState } from "react";
import type { WeekTimes } from "./week-steps";

type Loaded = { readonly href: string; readonly week?: WeekTimes; readonly hasFailed?: boolean };

/** The times of a week from an address that answers with them; asked for again when it changes. */
export function useWeek(href: string) {
  const [loaded, setLoaded] = useState<Loaded>();
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again
  useEffect(() => {
    const gone = new AbortController();
    fetchWeek(href, gone.signal).then(
      (week) => setLoaded({ href, week }),
      () => !gone.signal.aborted && setLoaded({ href, hasFailed: true }),
    );
    return () => gone.abort();
  }, [href, attempt]);
  const current = loaded?.href === href ? loaded : undefined;
  function retry() {
    setLoaded(undefined);
    setAttempt(attempt + 1);
  }
  return { week: current?.week, hasFailed: current?.hasFailed === true, retry };
}

/** Asks for the times of a week once. */
export async function fetchWeek(href: string, signal: AbortSignal): Promise<WeekTimes> {
  const response = await fetch(href, { signal });
  if (!response.ok) throw new Error(`The week answered ${response.status}.`);
  return (await response.json()) as WeekTimes;
}
