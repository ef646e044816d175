import type { ComponentProps } from "react";

export type SwitchProps = Omit<
  ComponentProps<"button">,
  "children" | "role" | "aria-checked" | "className"
> & {
  /** What it switches, for a screen reader. */
  readonly label: string;
  readonly isOn: boolean;
};

/**
 * Switches something on or off at once; inside a form it sends it, so it works without script.
 * In a form that is sent later, a checkbox says it better.
 */
export const Switch = ({ label, isOn, type = "submit", ...rest }: SwitchProps) => (
  <button
    {...rest}
    type={type}
    role="switch"
    aria-checked={isOn}
    aria-label={label}
    className="group inline-grid min-h-11 min-w-11 place-items-center rounded-md"
  >
    <span className="flex h-6 w-11 items-center rounded-full border border-edge bg-sunken p-0.5 transition-colors group-aria-checked:border-accent group-aria-checked:bg-accent">
      <span className="size-4.5 rounded-full bg-edge transition-transform group-aria-checked:translate-x-5 group-aria-checked:bg-on-accent rtl:group-aria-checked:-translate-x-5" />
    </span>
  </button>
);
