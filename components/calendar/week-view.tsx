import { Row, RowList } from "@/components/ui/row-list";
import { type WeekBlock, WeekColumn } from "./week-column";

/** Where an hour begins on a column, as a part of its length, and how the clock shows it. */
export type HourLabel = { readonly fraction: number; readonly label: string };

export type WeekDay = {
  /** "YYYY-MM-DD". */
  readonly date: string;
  /** "Mon 7". */
  readonly heading: string;
  /** The date in full and how much there is. */
  readonly label: string;
  readonly isToday: boolean;
  /** Real hours from top to bottom. */
  readonly length: number;
  readonly hours: readonly HourLabel[];
  /** The clock changes within it, so that its hours are not those of the axis. */
  readonly hasOwnHours: boolean;
  readonly blocks: readonly WeekBlock[];
};

export type WeekViewProps = {
  /** The hours of a usual day, and how many they are. */
  readonly axis: { readonly hours: readonly HourLabel[]; readonly length: number };
  readonly days: readonly WeekDay[];
  readonly texts: { readonly today: string; readonly nothing: string };
};

/** A week: on a desk as columns of hours, on a phone as a list under each day. */
export function WeekView(props: WeekViewProps) {
  return (
    <>
      <Columns {...props} />
      <Lists {...props} />
    </>
  );
}

/** The height of an hour, in rem. */
const hourRem = 3;

const Columns = ({ axis, days, texts }: WeekViewProps) => (
  <div className="hidden rounded-lg border border-line bg-surface md:grid md:grid-cols-[4rem_repeat(7,minmax(0,1fr))]">
    <span />
    {days.map((day) => (
      <div
        key={day.date}
        aria-current={day.isToday ? "date" : undefined}
        className="border-s border-b border-line px-2 py-2 text-sm font-medium aria-[current]:bg-accent-soft aria-[current]:text-accent-ink"
      >
        {day.heading}
        {day.isToday && <span className="sr-only">, {texts.today}</span>}
      </div>
    ))}
    <div aria-hidden="true" className="relative" style={{ height: `${axis.length * hourRem}rem` }}>
      {axis.hours.slice(1).map(({ fraction, label }) => (
        <span
          key={fraction}
          className="absolute end-2 -translate-y-1/2 text-xs text-muted tabular-nums"
          style={{ top: `${fraction * 100}%` }}
        >
          {label}
        </span>
      ))}
    </div>
    {days.map((day) => (
      <WeekColumn key={day.date} day={day} height={`${day.length * hourRem}rem`} />
    ))}
  </div>
);

const Lists = ({ days, texts }: WeekViewProps) => (
  <ol className="grid gap-5 md:hidden">
    {days.map((day) => (
      <li key={day.date} className="grid gap-2">
        <h3
          aria-current={day.isToday ? "date" : undefined}
          className="font-medium aria-[current]:text-accent-ink"
        >
          {day.heading}
          {day.isToday && ` · ${texts.today}`}
        </h3>
        {day.blocks.length === 0 ? (
          <p className="text-sm text-muted">{texts.nothing}</p>
        ) : (
          <RowList label={day.label}>
            {day.blocks.map(({ href, time, title, detail, stateText }) => (
              <Row
                key={href}
                href={href}
                leading={time}
                title={title}
                detail={[detail, stateText].filter(Boolean).join(" · ")}
              />
            ))}
          </RowList>
        )}
      </li>
    ))}
  </ol>
);
