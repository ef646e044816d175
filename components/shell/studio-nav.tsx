"use client";

import {
  CalendarDays,
  ChartNoAxesColumn,
  Clock,
  Link2,
  ListChecks,
  type LucideIcon,
  Settings,
} from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";

type Destination = {
  readonly href: string;
  /** Every address below belongs to the destination. */
  readonly under: string;
  /** Its name among the messages of `nav`. */
  readonly label: "bookings" | "links" | "schedules" | "templates" | "analytics" | "settings";
  readonly Icon: LucideIcon;
};

const DESTINATIONS: readonly Destination[] = [
  { href: "/bookings", under: "/bookings", label: "bookings", Icon: CalendarDays },
  { href: "/links", under: "/links", label: "links", Icon: Link2 },
  { href: "/schedules", under: "/schedules", label: "schedules", Icon: Clock },
  { href: "/templates", under: "/templates", label: "templates", Icon: ListChecks },
  { href: "/analytics", under: "/analytics", label: "analytics", Icon: ChartNoAxesColumn },
  { href: "/settings/profile", under: "/settings", label: "settings", Icon: Settings },
];

/** The studio's destinations; a client component only to know, without a reload, which one is open. */
export function StudioNav() {
  const path = usePathname();
  const t = useTranslations("nav");
  const list = useRef<HTMLUListElement>(null);
  // A phone shows half of them; the open one is among those it shows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another open one
  useEffect(() => {
    const open = list.current?.querySelector<HTMLElement>("[aria-current]");
    if (open && list.current) list.current.scrollLeft = open.offsetLeft - list.current.clientWidth / 3;
  }, [path]);
  return (
    <ul
      ref={list}
      className="relative flex gap-1 overflow-x-auto px-2 pb-2 lg:flex-col lg:overflow-visible lg:px-0 lg:pb-0"
    >
      {DESTINATIONS.map(({ href, under, label, Icon }) => (
        <li key={href} className="shrink-0">
          <Link
            href={href}
            aria-current={ariaCurrent(path, href, under)}
            className="flex min-h-11 items-center gap-2.5 rounded-md px-2.5 text-muted sm:px-3 transition-colors hover:bg-sunken hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent-ink"
          >
            <Icon aria-hidden="true" className="hidden size-4.5 shrink-0 sm:block" />
            {t(label)}
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
