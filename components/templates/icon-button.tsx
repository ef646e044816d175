import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";

export type IconButtonProps = Omit<ComponentProps<"button">, "children"> & {
  readonly Icon: LucideIcon;
  /** What it does, and to what. */
  readonly label: string;
};

/** A small square button of one sign, as large as a finger. */
export function IconButton({ Icon, label, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      {...rest}
      className="flex size-11 shrink-0 items-center justify-center rounded-md text-muted transition-colors hover:bg-sunken hover:text-ink"
    >
      <Icon aria-hidden="true" className="size-4.5" />
    </button>
  );
}
