import type { ReactNode } from "react";

export type EmptyStateProps = {
  readonly title: string;
  /** What to do next, in a sentence. */
  readonly text: string;
  readonly action?: ReactNode;
};

/** Stands where a list would be, and says how to fill it. */
export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-2 rounded-lg border border-line bg-surface px-4 py-12 text-center">
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="max-w-prose text-muted">{text}</p>
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
