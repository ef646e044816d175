import { useEffect, useState } from "react";
import type { FoundZone } from "@/lib/time-zones/rules";

/** So long after the last key the server is asked. */
const restMs = 150;

export type ZoneQuestion = {
  readonly text: string;
  readonly language: string;
  readonly clock: "12h" | "24h";
};

export type ZoneAnswer = {
  /** Undefined until the server has answered; while the next answer comes, the last one stays. */
  readonly zones: readonly FoundZone[] | undefined;
  /** Whether it is the answer to this text. */
  readonly isFresh: boolean;
};

/** The zones that a text may mean, as the server finds them. */
export function useZoneSearch({ text, language, clock }: ZoneQuestion): ZoneAnswer {
  const [answer, setAnswer] = useState<{ text: string; zones: readonly FoundZone[] }>();
  useEffect(() => {
    if (!text) return;
    const stopping = new AbortController();
    const resting = setTimeout(async () => {
      const query = new URLSearchParams({ q: text, lang: language, clock });
      try {
        const response = await fetch(`/api/v1/time-zones?${query}`, { signal: stopping.signal });
        if (!response.ok) return;
        const { timeZones } = (await response.json()) as { timeZones: FoundZone[] };
        setAnswer({ text, zones: timeZones });
      } catch {
        // Another text was typed, or nobody answers: Enter asks the page itself.
      }
    }, restMs);
    return () => {
      clearTimeout(resting);
      stopping.abort();
    };
  }, [text, language, clock]);
  return { zones: text ? answer?.zones : undefined, isFresh: answer?.text === text };
}
