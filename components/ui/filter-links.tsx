import Link from "next/link";

export type FilterLinksProps = {
  /** What is filtered, for a screen reader. */
  readonly label: string;
  readonly filters: readonly { readonly href: string; readonly label: string; readonly isCurrent: boolean }[];
};

/** Which part of a list is shown, each with an address of its own. */
export const FilterLinks = ({ label, filters }: FilterLinksProps) => (
  <nav aria-label={label}>
    <ul className="flex flex-wrap gap-2">
      {filters.map((filter) => (
        <li key={filter.href}>
          <Link
            href={filter.href}
            prefetch={false}
            aria-current={filter.isCurrent ? "true" : undefined}
            className="flex min-h-9 items-center rounded-full border border-line bg-surface px-3.5 text-sm text-muted transition-colors hover:bg-sunken hover:text-ink pointer-coarse:min-h-11 aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent-ink"
          >
            {filter.label}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);
