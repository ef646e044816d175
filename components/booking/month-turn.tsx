import type { LucideIcon } from "lucide-react";
import { classNames } from "@/components/ui/class-names";

export type MonthTurnProps = {
  readonly href: string | undefined;
  readonly label: string;
  readonly Icon: LucideIcon;
};

/** The arrow to another month. Where there is none it is pale and leads nowhere, and keeps the focus it had. */
export const MonthTurn = ({ href, label, Icon }: MonthTurnProps) => (
  <a
    href={href}
    aria-label={label}
    {...(href === undefined && { role: "link", "aria-disabled": true, tabIndex: -1 })}
    className={classNames(
      "inline-flex size-11 items-center justify-center rounded-md transition-colors",
      href === undefined ? "text-muted opacity-40" : "hover:bg-sunken",
    )}
  >
    <Icon aria-hidden="true" className="size-5 rtl:-scale-x-100" />
  </a>
);
