import { classNames } from "./class-names";

export type BadgeTone = "neutral" | "success" | "warning" | "danger";

export type BadgeProps = {
  readonly children: string;
  /** Default: "neutral". The text says the state; the colour only helps. */
  readonly tone?: BadgeTone | undefined;
};

const TONES: Record<BadgeTone, string> = {
  neutral: "border-line bg-sunken text-muted",
  success: "border-transparent bg-success-soft text-success",
  warning: "border-transparent bg-warning-soft text-warning",
  danger: "border-transparent bg-danger-soft text-danger",
};

/** A state in a word or two. */
export function Badge({ children, tone = "neutral" }: BadgeProps) {
  return (
    <span
      className={classNames(
        "inline-flex items-center rounded-sm border px-2 py-0.5 text-sm font-medium whitespace-nowrap",
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}
