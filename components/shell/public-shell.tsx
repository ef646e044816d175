import type { ReactNode } from "react";
import { Brand } from "./brand";
import { MAIN_ID, SkipLink } from "./skip-link";

/** The frame of the pages that guests see: the page itself, and Openhour small underneath. */
export function PublicShell({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col bg-surface sm:bg-canvas">
      <SkipLink />
      <main id={MAIN_ID} tabIndex={-1} className="flex-1 outline-none sm:px-6 sm:pt-10 lg:pt-16">
        {children}
      </main>
      <footer className="px-4 py-8 text-center text-sm text-muted">
        <Brand />
      </footer>
    </div>
  );
}
