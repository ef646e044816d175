"use client";

import { TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { fill } from "@/lib/i18n/fill";
import { formatOffset } from "@/lib/time/format";
import { offsetReader } from "@/lib/time/transitions";

export type ZoneDataCheckProps = {
  readonly timeZone: string;
  /** Instants that the page shows, with the zone's offset at each as the server has it (ms). */
  readonly offsets: readonly (readonly [instant: number, offset: number])[];
  /** With places for `{theirs}` and `{ours}`, and for `{ours}`. */
  readonly disagrees: string;
  readonly unknown: string;
  /** "OK": puts the warning away. */
  readonly understood: string;
};

/**
 * Says so when the browser's own zone data give other offsets than the server's: what the guest's
 * computer shows elsewhere would then differ from the page. Stands over the page and moves nothing.
 */
export function ZoneDataCheck({ understood, ...check }: ZoneDataCheckProps) {
  const { timeZone, offsets, disagrees, unknown } = check;
  const [warning, setWarning] = useState("");
  useEffect(() => {
    setWarning(warningOf({ timeZone, offsets, disagrees, unknown }));
  }, [timeZone, offsets, disagrees, unknown]);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 bottom-0 z-20 p-4">
      {warning && (
        <div className="pointer-events-auto mx-auto flex max-w-2xl items-start gap-3 rounded-md border border-warning bg-surface p-4 text-ink shadow-lg">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-warning" />
          <p className="min-w-0 flex-1">{warning}</p>
          <Button variant="secondary" size="small" onClick={() => setWarning("")}>
            {understood}
          </Button>
        </div>
      )}
    </div>
  );
}

function warningOf(check: Omit<ZoneDataCheckProps, "understood">): string {
  const { timeZone, offsets, disagrees, unknown } = check;
  const [first] = offsets;
  if (!first) return "";
  try {
    const offsetAt = offsetReader(timeZone);
    const other = offsets.find(([instant, ours]) => offsetAt(instant) !== ours);
    if (!other) return "";
    const [instant, ours] = other;
    return fill(disagrees, { theirs: formatOffset(offsetAt(instant)), ours: formatOffset(ours) });
  } catch {
    return fill(unknown, { ours: formatOffset(first[1]) });
  }
}
