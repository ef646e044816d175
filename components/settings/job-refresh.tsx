"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const refreshMs = 10_000;

/** Draws the page anew every few seconds while somebody sees it; draws nothing itself. */
export function JobRefresh() {
  const router = useRouter();
  useEffect(() => {
    const clock = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, refreshMs);
    return () => clearInterval(clock);
  }, [router]);
  return null;
}
