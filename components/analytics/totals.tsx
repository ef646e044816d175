export type Total = { readonly term: string; readonly value: string };

/** The few numbers that matter, large. */
export function Totals({ items }: { readonly items: readonly Total[] }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line lg:grid-cols-4">
      {items.map(({ term, value }) => (
        <div key={term} className="flex flex-col justify-between gap-1 bg-surface p-4">
          <dt className="text-sm text-muted">{term}</dt>
          <dd className="text-2xl font-semibold tracking-tight tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
