/** What the grid scrolls in; the height of a step is `--row`. */
export const gridFrame =
  "relative max-h-[min(42rem,75dvh)] overflow-y-auto rounded-md border border-line bg-surface [--row:1.5rem] pointer-coarse:[--row:1.75rem]";

/** The line over the grid: the week, with a button on either side. */
export const weekLine = "flex min-h-12 items-center justify-between gap-2";

/** On a phone, the days of the week. */
export const dayTabs = "grid grid-cols-7 gap-1 sm:hidden";
export const dayTab = "min-h-12 rounded-md border border-line px-0.5 text-sm leading-tight";
