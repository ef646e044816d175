"use client";

import { CalendarDays, Clock, Link2, type LucideIcon, Settings } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";

type Destination = {
  readonly href: string;
  /** Every address below belongs to the destination. */
  readonly under: string;
  readonly label: string;
  readonly Icon: LucideIcon;
};

const DESTINATIONS: readonly Destination[] = [
  { href: "/bookings", under: "/bookings", label: "Bookings", Icon: CalendarDays },
  { href: "/links", under: "/links", label: "Links", Icon: Link2 },
  { href: "/schedules", under: "/schedules", label: "Schedules", Icon: Clock },
  { href: "/settings/mail-log", under: "/settings", label: "Settings", Icon: Settings },
];

/** The studio's destinations; a client component only to know, without a reload, which one is open. */
export function StudioNav() {
  const path = usePathname();
  return (
    <ul className="flex gap-1 overflow-x-auto px-2 pb-2 lg:flex-col lg:overflow-visible lg:px-0 lg:pb-0">
      {DESTINATIONS.map(({ href, under, label, Icon }) => (
        <li key={href} className="shrink-0">
          <Link
            href={href}
            aria-current={ariaCurrent(path, href, under)}
            className="flex min-h-11 items-center gap-2.5 rounded-md px-2.5 text-muted sm:px-3 transition-colors hover:bg-sunken hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent-ink"
          >
            <Icon aria-hidden="true" className="hidden size-4.5 shrink-0 sm:block" />
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** "page" for the page itself, "true" for a page below it. */
function ariaCurrent(path: string, href: string, under: string): "page" | "true" | undefined {
  if (path === href) return "page";
  return path === under || path.startsWith(`${under}/`) ? "true" : undefined;
}
