"use client";

import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { formatTime } from "@/lib/time/format";
import { type Kept, keepTime, type WantedTime } from "./hold-requests";

export type HeldTimeProps = WantedTime & {
  /** The guest's zone (IANA) and locale. */
  readonly timeZone: string;
  readonly locale: string;
  /** Back to all times. */
  readonly timesHref?: string | undefined;
};

const unknown: Kept = { state: "unknown" };
const lapsed = "We could keep this time for you only for a while. It may still be free: book it to see.";

/**
 * Keeps the chosen time for the guest as long as the form is open, and says so. Has room for
 * the longest it may say before it says anything, so that nothing below it moves. A hold that
 * could not be had is no obstacle: the booking itself will say.
 */
export function HeldTime({ token, start, duration, timeZone, locale, timesHref }: HeldTimeProps) {
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
      data-longest={lapsed}
      className="-mt-3 grid text-sm *:[grid-area:1/1] before:invisible before:content-[attr(data-longest)] before:[grid-area:1/1] noscript:hidden"
    >
      <p aria-live="polite" className="text-muted">
        {kept.state === "held" && `Kept for you until ${formatTime(kept.until, { timeZone, locale })}`}
        {kept.state === "lapsed" && lapsed}
      </p>
      {kept.state === "wanted" && (
        <NotYours words="Somebody is booking this time right now." timesHref={timesHref} />
      )}
      {kept.state === "taken" && <NotYours words="This time has been taken." timesHref={timesHref} />}
      {kept.state === "held" && <input type="hidden" name="holdId" value={kept.id} />}
    </div>
  );
}

/** A warning that fits where the longest words do. */
const NotYours = ({ words, timesHref }: { readonly words: string } & Pick<HeldTimeProps, "timesHref">) => (
  <div role="alert" className="flex gap-2 text-warning">
    <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
    <p>
      <span className="font-semibold">{words}</span>{" "}
      {timesHref && (
        <Link href={timesHref} prefetch={false} className="whitespace-nowrap">
          See all times
        </Link>
      )}
    </p>
  </div>
);
