export type HistoryLine = {
  readonly id: string;
  /** When, in words. */
  readonly at: string;
  /** What and by whom. */
  readonly text: string;
  readonly detail?: string | undefined;
};

/** What happened, oldest first. */
export const HistoryList = ({ entries }: { readonly entries: readonly HistoryLine[] }) => (
  <ol className="grid gap-3 border-s-2 border-line ps-4">
    {entries.map(({ id, at, text, detail }) => (
      <li key={id}>
        <p>{text}</p>
        {detail && <p className="wrap-anywhere">{detail}</p>}
        <p className="text-sm text-muted tabular-nums">{at}</p>
      </li>
    ))}
  </ol>
);
