import type { FoundZone } from "@/lib/time-zones/rules";

/** Where, and how late it is there. */
export const ZoneFace = ({ city, country, offset, time }: FoundZone) => (
  <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4">
    <span className="min-w-0 wrap-anywhere">
      {city}
      {country && <span className="text-muted">, {country}</span>}
    </span>{" "}
    <span className="text-sm text-muted tabular-nums">
      {offset}, {time}
    </span>
  </span>
);
