import { ArrowDown } from "lucide-react";

export type MoveTime = {
  /** "Your time now". */
  readonly term: string;
  /** Day and time in words. */
  readonly when: string;
  readonly zoneText: string;
  /** The same in the host's zone, when that differs. */
  readonly hostWhen?: string | undefined;
};

/** Where a booking is, and where it would go, beside each other; on a phone under each other. */
export function MoveComparison({ now, next }: { readonly now: MoveTime; readonly next: MoveTime }) {
  return (
    <dl className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] sm:items-stretch">
      <TimeBox {...now} className="border-line bg-sunken text-muted" />
      <div aria-hidden="true" className="grid place-items-center">
        <ArrowDown className="size-5 text-muted sm:-rotate-90 rtl:sm:rotate-90" />
      </div>
      <TimeBox {...next} className="border-accent bg-accent-soft" />
    </dl>
  );
}

export const TimeBox = ({
  term,
  when,
  zoneText,
  hostWhen,
  className,
}: MoveTime & { readonly className: string }) => (
  <div className={`min-w-0 rounded-md border p-4 ${className}`}>
    <dt className="text-sm">{term}</dt>
    <dd>
      <p className="font-semibold text-balance text-ink tabular-nums">{when}</p>
      <p className="text-sm">{zoneText}</p>
      {hostWhen && <p className="mt-1 text-sm text-balance tabular-nums">{hostWhen}</p>}
    </dd>
  </div>
);
