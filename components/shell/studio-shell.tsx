import Link from "next/link";
import type { ReactNode } from "react";
import { Brand } from "./brand";
import { MAIN_ID } from "./skip-link";
import { StudioNav } from "./studio-nav";

export type StudioShellProps = {
  readonly organizationName: string;
  /** Who is signed in, for the line under the organization. */
  readonly memberName?: string | undefined;
  /** The sign-out form. */
  readonly signOut: ReactNode;
  /** What the navigation is called. */
  readonly texts: { readonly studio: string };
  /** Opens the list of keyboard shortcuts; a phone has no keys. */
  readonly shortcuts: ReactNode;
  readonly children: ReactNode;
};

/**
 * The studio: a slim side bar on a desk, a bar with the same destinations on a phone. Goes into
 * the layout of all studio pages; each page brings a PageTitle and its parts.
 */
export function StudioShell({
  organizationName,
  memberName,
  signOut,
  texts,
  shortcuts,
  children,
}: StudioShellProps) {
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <header className="flex flex-wrap items-center justify-between border-b border-line bg-surface lg:sticky lg:top-0 lg:h-dvh lg:flex-col lg:flex-nowrap lg:items-stretch lg:justify-start lg:border-e lg:border-b-0 lg:px-3 lg:py-4">
        <Link href="/bookings" className="flex min-h-11 items-center rounded-md px-4 py-2 lg:mb-4 lg:px-3">
          <Brand className="text-lg" />
        </Link>
        <div className="flex min-w-0 flex-1 items-center justify-end gap-2 ps-2 pe-4 lg:order-last lg:mt-auto lg:block lg:flex-none lg:border-t lg:border-line lg:px-3 lg:pt-3">
          <p className="min-w-0 truncate text-sm text-muted lg:mb-1">
            <span className="lg:block lg:truncate lg:font-medium lg:text-ink">{organizationName}</span>
            {memberName && <span className="hidden lg:block lg:truncate">{memberName}</span>}
          </p>
          <div className="shrink-0 lg:-ms-3 lg:grid lg:justify-items-start">
            {shortcuts}
            {signOut}
          </div>
        </div>
        <nav aria-label={texts.studio} className="w-full lg:w-auto">
          <StudioNav />
        </nav>
      </header>
      <main id={MAIN_ID} tabIndex={-1} className="min-w-0 px-4 py-6 outline-none sm:px-8 lg:py-8">
        <div className="mx-auto grid max-w-5xl gap-8">{children}</div>
      </main>
    </div>
  );
}
