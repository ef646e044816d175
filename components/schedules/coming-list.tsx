export type ComingDate = {
  readonly onDate: string;
  readonly dateText: string;
  /** "09:00 – 12:00", one for each opening; none when it is closed. */
  readonly hours: readonly string[];
  /** Why the date is not as in every week. */
  readonly note: string | undefined;
};

export type ComingListProps = {
  readonly dates: readonly ComingDate[];
  /** What is said of a date without hours. */
  readonly closedText: string;
};

/** Dates with the hours that guests can book in. */
export function ComingList({ dates, closedText }: ComingListProps) {
  return (
    <ul className="divide-y divide-line">
      {dates.map(({ onDate, dateText, hours, note }) => (
        <li key={onDate} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 py-2 first:pt-0 last:pb-0">
          <span className="whitespace-nowrap">{dateText}</span>
          <span className="grid content-start text-end tabular-nums">
            {hours.map((text) => (
              <span key={text}>{text}</span>
            ))}
            {hours.length === 0 && <span className="text-muted">{closedText}</span>}
            {note && <span className="text-sm text-muted">{note}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
