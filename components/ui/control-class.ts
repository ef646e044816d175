import { classNames } from "./class-names";

/** How everything looks that one types or chooses in. 16 px text, or phones zoom in. */
export const controlClass = (className?: string): string =>
  classNames(
    "block min-h-11 w-full rounded-md border border-edge bg-surface px-3 py-2 text-ink",
    "placeholder:text-muted aria-invalid:border-danger aria-invalid:outline-danger",
    className,
  );
