import Link from "next/link";

export type DurationChoice = {
  readonly minutes: number;
  /** "30 minutes". */
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
};

export type DurationChoicesProps = {
  /** What a screen reader calls the choice: "Length". */
  readonly label: string;
  readonly durations: readonly DurationChoice[];
};

/** Several lengths to choose from, as links; the chosen one is marked. */
export function DurationChoices({ label, durations }: DurationChoicesProps) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-2">
        {durations.map(({ minutes, label: length, href, current }) => (
          <li key={minutes}>
            <Link
              href={href}
              prefetch={false}
              scroll={false}
              aria-current={current ? "true" : undefined}
              className="flex min-h-11 min-w-11 items-center justify-center rounded-md border border-line px-2.5 whitespace-nowrap transition-colors hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent-ink"
            >
              {length}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
