import Link from "next/link";
import { Badge } from "@/components/ui/badge";

export type ScheduleCard = {
  readonly id: string;
  readonly name: string;
  readonly zoneText: string;
  readonly isDefault: boolean;
  /** Who goes by it, and which links are made of it, in words. */
  readonly usedText: string;
  readonly linksText: string | undefined;
};

export type ScheduleCardsProps = {
  /** What the list is, for a screen reader. */
  readonly label: string;
  /** Marks the default one. */
  readonly defaultText: string;
  readonly schedules: readonly ScheduleCard[];
};

/** Schedules side by side; the whole card leads to its schedule. */
export function ScheduleCards({ label, defaultText, schedules }: ScheduleCardsProps) {
  return (
    <ul aria-label={label} className="grid gap-4 sm:grid-cols-2">
      {schedules.map(({ id, name, zoneText, isDefault, usedText, linksText }) => (
        <li
          key={id}
          className="relative grid content-start gap-1 rounded-lg border border-line bg-surface p-4 transition-colors hover:bg-sunken sm:p-6"
        >
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h2 className="min-w-0 font-semibold">
              <Link
                href={`/schedules/${id}`}
                prefetch={false}
                className="after:absolute after:inset-0 after:rounded-lg"
              >
                {name}
              </Link>
            </h2>
            {isDefault && <Badge>{defaultText}</Badge>}
          </div>
          <p className="text-muted">{zoneText}</p>
          <p className="mt-2 text-sm">{usedText}</p>
          {linksText && <p className="text-sm text-muted">{linksText}</p>}
        </li>
      ))}
    </ul>
  );
}
