import type { LucideIcon } from "lucide-react";
import Link from "next/link";

export type TurnProps = {
  readonly href: string | undefined;
  readonly label: string;
  readonly Icon: LucideIcon;
};

/** The arrow to another month; a pale one, not a link, where there is none. */
export function Turn({ href, label, Icon }: TurnProps) {
  const icon = <Icon aria-hidden="true" className="size-5 rtl:-scale-x-100" />;
  if (href === undefined) {
    return (
      <span className="inline-flex size-11 items-center justify-center text-muted opacity-40">{icon}</span>
    );
  }
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      aria-label={label}
      className="inline-flex size-11 items-center justify-center rounded-md transition-colors hover:bg-sunken"
    >
      {icon}
    </Link>
  );
}
