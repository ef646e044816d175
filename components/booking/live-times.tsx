"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useRef, useState } from "react";
import { followChanges } from "@/components/ui/follow-changes";
import { fill } from "@/lib/i18n/fill";
import { TIMES_ID } from "./anchors";

export type LiveTimesProps = {
  /** What says that times have changed. */
  readonly address: string;
  /** When what is shown was read, epoch ms. */
  readonly readAt: number;
  /** What is looked at: day, zone, duration and clock. */
  readonly view: string;
  /** The times that it shows, as they are read. */
  readonly labels: readonly string[];
  /** "No longer free: {times}." */
  readonly goneText: string;
};

/**
 * Takes away, while the page is seen, the times that others take, and says so to who listens. The
 * focus stays; when the time that has it goes, it is the list's.
 */
export function LiveTimes({ address, readAt, view, labels, goneText }: LiveTimesProps) {
  const router = useRouter();
  const shown = useRef({ view, labels });
  const hadFocus = useRef(false);
  const lastRead = useRef(readAt);
  const [gone, setGone] = useState("");

  useEffect(
    () =>
      followChanges(`${address}?since=${lastRead.current}`, () => {
        hadFocus.current = document.activeElement?.closest(`#${TIMES_ID}`) !== null;
        startTransition(() => router.refresh());
      }),
    [address, router],
  );

  useEffect(() => {
    const before = shown.current;
    shown.current = { view, labels };
    lastRead.current = readAt;
    if (before.view !== view) return setGone("");
    const missing = before.labels.filter((label) => !labels.includes(label));
    if (missing.length === 0) return;
    setGone(fill(goneText, { times: missing.join(", ") }));
    const isLost = hadFocus.current && document.activeElement === document.body;
    if (isLost) document.getElementById(TIMES_ID)?.focus({ preventScroll: true });
  }, [view, labels, readAt, goneText]);

  return (
    <p role="status" className="sr-only">
      {gone}
    </p>
  );
}
