"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect } from "react";

export type ZoneFromBrowserProps = {
  /** Name of the parameter that holds the zone. */
  readonly name: string;
  /** The zone the page is shown in. */
  readonly shown: string;
  /** Whether the address names a zone already: then that one counts. */
  readonly hasZone: boolean;
};

/** Puts the browser's own zone into the address, once, when the address names none and the page shows another. */
export function ZoneFromBrowser({ name, shown, hasZone }: ZoneFromBrowserProps) {
  const router = useRouter();
  const path = usePathname();
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (hasZone || !own || own === shown) return;
    const query = new URLSearchParams(window.location.search);
    query.set(name, own);
    router.replace(`${path}?${query}${window.location.hash}`, { scroll: false });
  }, [router, path, name, shown, hasZone]);
  return null;
}
