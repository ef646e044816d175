"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

export type TabLinksProps = {
  /** What the pages have in common, for a screen reader. */
  readonly label: string;
  /** The first is the one that the others are below of, where they are. */
  readonly tabs: readonly { readonly href: string; readonly label: string }[];
};

/** Pages that belong together, side by side. They are links: each has its own address. */
export function TabLinks({ label, tabs }: TabLinksProps) {
  const path = usePathname();
  const current = tabs
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .reduce((longest, { href }) => (href.length > longest.length ? href : longest), "");
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex min-w-max gap-1 border-b border-line">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              prefetch={false}
              aria-current={tab.href !== current ? undefined : tab.href === path ? "page" : "true"}
              className="-mb-px flex min-h-11 items-center border-b-2 border-transparent px-3 text-muted transition-colors hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-accent-ink"
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
