import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type RowListProps = {
  /** What the list is, for a screen reader. */
  readonly label?: string | undefined;
  /** Row elements. */
  readonly children: ReactNode;
};

/** Rows of the same kind under each other, with thin lines between. */
export function RowList({ label, children }: RowListProps) {
  return (
    <ul aria-label={label} className="divide-y divide-line rounded-lg border border-line bg-surface">
      {children}
    </ul>
  );
}

export type RowProps = {
  readonly title: ReactNode;
  /** Where the row leads; its whole surface is then a link, except what is in `trailing` and `children`. */
  readonly href?: string | undefined;
  /** Stands before the title, in a narrow column of equal width: a time, a date. On a phone above it. */
  readonly leading?: ReactNode;
  /** A quiet line under the title. */
  readonly detail?: ReactNode;
  /** A badge or small actions at the end. */
  readonly trailing?: ReactNode;
  /** Anything below, over the whole width. */
  readonly children?: ReactNode;
};

/** One row: when or what it is, a quiet line under it, and its state or actions at the end. */
export function Row({ title, href, leading, detail, trailing, children }: RowProps) {
  return (
    <li
      className={classNames(
        "relative grid gap-3 px-4 py-3 transition-colors first:rounded-t-lg last:rounded-b-lg",
        href !== undefined && "hover:bg-sunken",
      )}
    >
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1">
        {leading && <div className="flex-1 text-muted tabular-nums sm:w-40 sm:flex-none">{leading}</div>}
        <div
          className={classNames(
            "min-w-0 flex-1",
            leading ? "order-last basis-full sm:order-none sm:basis-0" : "",
          )}
        >
          <div className="font-medium">
            {href === undefined ? title : <RowLink href={href}>{title}</RowLink>}
          </div>
          {detail && <div className="text-sm text-muted">{detail}</div>}
        </div>
        {trailing && <div className="relative flex items-center gap-2">{trailing}</div>}
      </div>
      {children && <div className="relative">{children}</div>}
    </li>
  );
}

/** A link as large as its row. Not fetched ahead: a long list would ask for all its pages at once. */
const RowLink = ({ href, children }: { readonly href: string; readonly children: ReactNode }) => (
  <Link href={href} prefetch={false} className="after:absolute after:inset-0 after:rounded-[inherit]">
    {children}
  </Link>
);
