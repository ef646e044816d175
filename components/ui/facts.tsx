import type { ReactNode } from "react";

export type Fact = { readonly term: string; readonly detail: ReactNode };

/** Terms and what they are: when, where, who. */
export function Facts({ items }: { readonly items: readonly Fact[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-4 sm:grid-cols-[8rem_1fr]">
      {items.map(({ term, detail }) => (
        <div key={term} className="sm:col-span-2 sm:grid sm:grid-cols-subgrid">
          <dt className="text-muted">{term}</dt>
          <dd className="min-w-0">{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
