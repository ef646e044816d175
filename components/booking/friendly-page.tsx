import type { ReactNode } from "react";

export type FriendlyPageProps = {
  /** What is the case: "This link is no longer open". */
  readonly title: string;
  /** Why, and what to do or whom to ask. */
  readonly text: string;
  /** Whom to ask, where somebody is known. */
  readonly contact?: string | undefined;
  readonly action?: ReactNode;
};

/** A page that has nothing to offer says so kindly: unknown, gone, just taken, out of order. */
export function FriendlyPage({ title, text, contact, action }: FriendlyPageProps) {
  return (
    <article className="mx-auto grid max-w-xl gap-3 bg-surface px-4 py-16 text-center sm:rounded-lg sm:border sm:border-line sm:px-8">
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      <p className="text-balance text-muted">{text}</p>
      {contact && <p className="text-balance">{contact}</p>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-3">{action}</div>}
    </article>
  );
}
