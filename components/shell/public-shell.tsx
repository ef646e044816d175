import type { ReactNode } from "react";
import { Brand } from "./brand";
import { MAIN_ID } from "./skip-link";

export type PublicShellProps = {
  /** Stands above Openhour's name: a choice of languages. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
};

/**
 * The frame of the pages that guests see: the page itself, and Openhour small underneath. Inside
 * another site it is only as high as what it shows.
 */
export function PublicShell({ foot, children }: PublicShellProps) {
  return (
    <div className="flex min-h-dvh flex-col bg-surface has-[[data-embedded]]:min-h-0 sm:bg-canvas">
      <main
        id={MAIN_ID}
        tabIndex={-1}
        className="flex-1 outline-none has-[[data-embedded]]:p-0 sm:px-6 sm:pt-10 lg:pt-16"
      >
        {children}
      </main>
      <footer className="px-4 py-8 text-center text-sm text-muted">
        {foot}
        <Brand />
      </footer>
    </div>
  );
}
