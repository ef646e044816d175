import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import type { WeekdayHead } from "@/lib/time/format";
import { blockClass } from "./block-class";
import { WeekdayRow } from "./weekday-row";

type MonthBlock = {
  readonly href: string;
  readonly shortTime: string;
  readonly title: string;
  readonly state: string;
  readonly stateText?: string | undefined;
};

export type MonthDay = {
  /** "YYYY-MM-DD". */
  readonly date: string;
  readonly number: string;
  /** The date in full and how much there is. */
  readonly label: string;
  /** The day more closely. */
  readonly href: string;
  readonly isToday: boolean;
  readonly isInMonth: boolean;
  readonly blocks: readonly MonthBlock[];
};

export type MonthViewProps = {
  readonly caption: string;
  readonly weekdays: readonly WeekdayHead[];
  readonly weeks: readonly (readonly MonthDay[])[];
  readonly moreText: (count: number) => string;
};

/** As many bookings as a day has room for. */
const mostShown = 3;

/** A month: on a desk with the first bookings of each day, on a phone with their number. */
export const MonthView = ({ caption, weekdays, weeks, moreText }: MonthViewProps) => (
  <table className="w-full table-fixed border-separate border-spacing-0 overflow-hidden rounded-lg border border-line bg-surface">
    <caption className="sr-only">{caption}</caption>
    <WeekdayRow weekdays={weekdays} className="px-1 py-2 text-sm font-medium text-muted" />
    <tbody>
      {weeks.map((week) => (
        <tr key={week[0]?.date}>
          {week.map((day) => (
            <Day key={day.date} day={day} moreText={moreText} />
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const Day = ({ day, moreText }: Pick<MonthViewProps, "moreText"> & { readonly day: MonthDay }) => (
  <td
    aria-current={day.isToday ? "date" : undefined}
    className={classNames(
      "group h-14 border-t border-line p-1 align-top not-first:border-s md:h-32",
      !day.isInMonth && "bg-sunken",
    )}
  >
    <Link
      href={day.href}
      prefetch={false}
      className="flex min-h-12 flex-col items-center gap-0.5 rounded-md text-sm hover:bg-sunken md:min-h-7 md:flex-row md:px-1"
    >
      <span className="sr-only">{day.label}</span>
      <span
        aria-hidden="true"
        className="grid size-7 place-items-center rounded-full text-muted tabular-nums group-aria-[current]:bg-accent group-aria-[current]:font-semibold group-aria-[current]:text-on-accent"
      >
        {day.number}
      </span>
      {day.blocks.length > 0 && (
        <span
          aria-hidden="true"
          className="rounded-full bg-accent-soft px-1.5 text-xs font-medium text-accent-ink md:hidden"
        >
          {day.blocks.length}
        </span>
      )}
    </Link>
    <ul className="hidden gap-0.5 md:grid">
      {day.blocks.slice(0, mostShown).map((block) => (
        <li key={block.href}>
          <Entry {...block} />
        </li>
      ))}
      {day.blocks.length > mostShown && (
        <li>
          <Link
            href={day.href}
            prefetch={false}
            className="block min-h-6 px-1.5 text-xs leading-6 text-muted hover:underline"
          >
            {moreText(day.blocks.length - mostShown)}
          </Link>
        </li>
      )}
    </ul>
  </td>
);

const Entry = ({ href, shortTime, title, state, stateText }: MonthBlock) => (
  <Link
    href={href}
    prefetch={false}
    title={[shortTime, title, stateText].filter(Boolean).join(" · ")}
    className={classNames(
      "block min-h-6 truncate rounded-sm border px-1.5 text-xs leading-5 hover:underline",
      blockClass(state),
    )}
  >
    <span className="tabular-nums">{shortTime}</span> {title}
    {stateText && <span className="sr-only">, {stateText}</span>}
  </Link>
);
