"use client";

import { TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { fill } from "@/lib/i18n/fill";
import { formatTime } from "@/lib/time/format";
import type { FormWords } from "./form-words";
import { type Kept, keepTime, type WantedTime } from "./hold-requests";

export type HeldTimeProps = WantedTime & {
  /** The guest's zone (IANA) and locale. */
  readonly timeZone: string;
  readonly locale: string;
  /** Back to all times. */
  readonly timesHref?: string | undefined;
  readonly words: FormWords;
};

const unknown: Kept = { state: "unknown" };

/**
 * Keeps the chosen time for the guest as long as the form is open, and says so. Has room for
 * the longest it may say before it says anything, so that nothing below it moves. A hold that
 * could not be had is no obstacle: the booking itself will say.
 */
export function HeldTime(props: HeldTimeProps) {
  const { token, start, duration, timeZone, locale, timesHref, words } = props;
  const [kept, setKept] = useState(unknown);

  useEffect(() => {
    const keep = () => keepTime({ token, start, duration }, setKept);
    let leave = keep();
    const onHide = () => leave();
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return;
      setKept(unknown);
      leave = keep();
    };
    window.addEventListener("pagehide", onHide);
    window.addEventListener("pageshow", onShow);
    return () => {
      window.removeEventListener("pagehide", onHide);
      window.removeEventListener("pageshow", onShow);
      leave();
    };
  }, [token, start, duration]);

  return (
    <div
      data-longest={words.lapsed}
      className="-mt-3 grid text-sm *:[grid-area:1/1] before:invisible before:content-[attr(data-longest)] before:[grid-area:1/1] noscript:hidden"
    >
      <p aria-live="polite" className="text-muted">
        {kept.state === "held" && fill(words.kept, { time: formatTime(kept.until, { timeZone, locale }) })}
        {kept.state === "lapsed" && words.lapsed}
      </p>
      {(kept.state === "wanted" || kept.state === "taken") && (
        <NotYours text={words[kept.state]} timesHref={timesHref} timesLabel={words.allTimes} />
      )}
    </div>
  );
}

type NotYoursProps = Pick<HeldTimeProps, "timesHref"> & {
  readonly text: string;
  readonly timesLabel: string;
};

/** A warning that fits where the longest words do. */
const NotYours = ({ text, timesHref, timesLabel }: NotYoursProps) => (
  <div role="alert" className="flex gap-2 text-warning">
    <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
    <p>
      <span className="font-semibold">{text}</span>{" "}
      {timesHref && (
        <a href={timesHref} className="whitespace-nowrap">
          {timesLabel}
        </a>
      )}
    </p>
  </div>
);
