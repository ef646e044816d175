import type { WeekdayHead } from "@/lib/time/format";

export type WeekdayRowProps = {
  readonly weekdays: readonly WeekdayHead[];
  /** How high a head is, and how it is written. */
  readonly className: string;
};

/** The heads of a month's columns; who hears them hears them in full. */
export const WeekdayRow = ({ weekdays, className }: WeekdayRowProps) => (
  <thead>
    <tr>
      {weekdays.map(({ short, full }) => (
        <th key={full} scope="col" abbr={full} className={className}>
          {short}
        </th>
      ))}
    </tr>
  </thead>
);
