import { classNames } from "@/components/ui/class-names";
import { placeBlocks } from "./day-axis";
import { columns } from "./week-columns";
import type { GridDay } from "./week-days";
import type { WeekGridProps } from "./week-grid";
import type { Picked, WeekTimes } from "./week-steps";

type WeekBlocksProps = Pick<
  WeekGridProps,
  "days" | "picked" | "drawn" | "stepMs" | "lengthMs" | "shownDay" | "texts"
> & { readonly week: WeekTimes };

/** What lies over the cells of a week: what is busy, what is picked, what is being drawn. The cells themselves say it all. */
export function WeekBlocks({ days, week, picked, drawn, shownDay, ...sizes }: WeekBlocksProps) {
  return (
    <div aria-hidden="true" className={`${columns} pointer-events-none absolute inset-0`}>
      <span />
      {days.map((day, number) => (
        <div key={day.date} className={classNames("relative", number !== shownDay && "max-sm:hidden")}>
          {placeBlocks(week.busy.filter((busy) => meets(day, busy.start, busy.end, sizes.stepMs))).map(
            ({ block, column, columns: count }) => (
              <Block
                key={`${block.start} ${block.label}`}
                {...{ day, stepMs: sizes.stepMs, start: block.start, end: block.end, column, count }}
                className="border-edge/60 bg-line text-ink"
              >
                {block.label}
              </Block>
            ),
          )}
          {picked.map((time) => (
            <PickedBlock key={time.start} {...{ day, time, ...sizes }} className="bg-accent text-on-accent" />
          ))}
          {drawn.map((time) => (
            <PickedBlock
              key={time.start}
              {...{ day, time, ...sizes }}
              className="border-dashed border-accent bg-accent-soft text-accent-ink"
            />
          ))}
        </div>
      ))}
    </div>
  );
}

type Sizes = Pick<WeekGridProps, "stepMs" | "lengthMs" | "texts">;

function PickedBlock({
  day,
  time,
  className,
  ...sizes
}: Sizes & { readonly day: GridDay; readonly time: Picked; readonly className: string }) {
  const end = time.start + sizes.lengthMs;
  if (!meets(day, time.start, end, sizes.stepMs)) return null;
  return (
    <Block
      {...{ day, stepMs: sizes.stepMs, start: time.start, end, column: 0, count: 1 }}
      className={classNames(className, time.isOutside && "border-2 border-dashed border-warning")}
    >
      {sizes.texts.timeOf(time.start)}
    </Block>
  );
}

type BlockProps = Pick<Sizes, "stepMs"> & {
  readonly day: GridDay;
  readonly start: number;
  readonly end: number;
  readonly column: number;
  readonly count: number;
  readonly className: string;
  readonly children: string;
};

function Block({ day, stepMs, start, end, column, count, className, children }: BlockProps) {
  const first = day.steps[0] ?? 0;
  const from = Math.max(0, (start - first) / stepMs);
  const to = Math.min(day.steps.length, (end - first) / stepMs);
  return (
    <div
      style={{
        top: `calc(var(--row) * ${from})`,
        height: `calc(var(--row) * ${to - from})`,
        insetInlineStart: `${(100 * column) / count}%`,
        width: `${100 / count}%`,
      }}
      className={classNames(
        "absolute overflow-hidden rounded-sm border border-transparent px-1 text-xs leading-tight",
        className,
      )}
    >
      {children}
    </div>
  );
}

const meets = ({ steps }: GridDay, start: number, end: number, stepMs: number): boolean =>
  start < (steps.at(-1) ?? 0) + stepMs && end > (steps[0] ?? 0);
