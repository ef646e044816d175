import Link from "next/link";
import type { ReactNode } from "react";
import { Brand } from "./brand";
import { MAIN_ID } from "./skip-link";

export type AccountShellProps = {
  readonly title: string;
  readonly children: ReactNode;
  /** Under the card: the way to the other form ("No account yet? Sign up"). */
  readonly footer?: ReactNode;
};

/** One form in the middle of a quiet page: sign in, sign up, a new password. */
export function AccountShell({ title, children, footer }: AccountShellProps) {
  return (
    <div className="mx-auto flex min-h-dvh max-w-md flex-col px-4 py-8 sm:justify-center sm:py-16">
      <header className="mb-6 text-center">
        <Link href="/" className="inline-flex min-h-11 items-center rounded-md px-2">
          <Brand className="text-lg" />
        </Link>
      </header>
      <main id={MAIN_ID} tabIndex={-1} className="outline-none">
        <div className="grid gap-6 rounded-lg border border-line bg-surface p-5 sm:p-8">
          <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
          {children}
        </div>
        {footer && <div className="mt-6 text-center text-muted">{footer}</div>}
      </main>
    </div>
  );
}
