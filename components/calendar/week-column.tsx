import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { blockClass } from "./block-class";
import type { WeekDay } from "./week-view";

/** A booking on a column: where it begins and ends, as parts of its length, and beside how many others. */
export type WeekBlock = {
  readonly href: string;
  readonly time: string;
  readonly title: string;
  readonly detail: string;
  readonly state: string;
  readonly stateText?: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly column: number;
  readonly columns: number;
};

export type WeekColumnProps = { readonly day: WeekDay; readonly height: string };

/** One day of a week with its bookings where the time has them. */
export const WeekColumn = ({ day, height }: WeekColumnProps) => (
  <ol aria-label={day.label} className="relative border-s border-line" style={{ height }}>
    <Hours day={day} />
    {day.blocks.map((block) => (
      <li
        key={block.href}
        className="absolute p-px"
        style={{
          top: `${block.from * 100}%`,
          height: `${(block.to - block.from) * 100}%`,
          left: `${(block.column / block.columns) * 100}%`,
          width: `${100 / block.columns}%`,
        }}
      >
        <Link
          href={block.href}
          prefetch={false}
          title={`${block.time} ${block.title}, ${block.detail}`}
          className={classNames(
            "block size-full overflow-hidden rounded-sm border px-1.5 text-xs leading-5 hover:underline focus-visible:z-10",
            blockClass(block.state),
          )}
        >
          <span className="font-medium">{block.title}</span>{" "}
          <span className="tabular-nums">{block.time}</span>{" "}
          <span>{[block.detail, block.stateText].filter(Boolean).join(" · ")}</span>
        </Link>
      </li>
    ))}
  </ol>
);

const Hours = ({ day: { hours, hasOwnHours } }: Pick<WeekColumnProps, "day">) => (
  <li aria-hidden="true">
    {hours.map(({ fraction, label }) => (
      <span
        key={fraction}
        className="absolute inset-x-0 border-t border-line text-end text-xs text-muted tabular-nums first:border-t-0"
        style={{ top: `${fraction * 100}%` }}
      >
        {hasOwnHours && label}
      </span>
    ))}
  </li>
);
