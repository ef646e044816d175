import { classNames } from "./class-names";

/** primary: the one action of a screen; secondary: next to it; quiet: in passing; danger: destroys something. */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
/** small is 36 px high under a mouse; under a finger everything is at least 44 px. */
export type ButtonSize = "small" | "medium" | "large";

export type ButtonLook = {
  /** Default: "primary". */
  readonly variant?: ButtonVariant | undefined;
  /** Default: "medium". */
  readonly size?: ButtonSize | undefined;
  readonly className?: string | undefined;
};

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border-edge bg-surface text-ink hover:bg-sunken",
  quiet: "border-transparent text-accent-ink hover:bg-accent-soft",
  danger: "border-transparent bg-danger text-on-danger hover:bg-danger-hover",
};

const SIZES: Record<ButtonSize, string> = {
  small: "min-h-9 px-3 py-1 text-sm pointer-coarse:min-h-11",
  medium: "min-h-11 px-4 py-2",
  large: "min-h-12 px-6 py-2.5",
};

/** How a button looks, for buttons and for links that look like one. */
export const buttonClass = ({ variant = "primary", size = "medium", className }: ButtonLook): string =>
  classNames(
    "inline-flex items-center justify-center gap-2 rounded-md border text-center font-medium no-underline",
    "transition-colors aria-disabled:cursor-default aria-disabled:opacity-70 disabled:cursor-default disabled:opacity-70",
    VARIANTS[variant],
    SIZES[size],
    className,
  );
