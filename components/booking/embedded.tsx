"use client";

import { useEffect, useState } from "react";
import { type EmbeddedScheme, listenToSite, type SiteMessage, tellAnySite } from "./site-messages";

export type EmbeddedProps = {
  /** What the address says of the site's wish; undefined outside of a site, and on pages that follow. */
  readonly scheme?: EmbeddedScheme | undefined;
  /** How far the guest is. Each step begins at the top of the page. */
  readonly step: "times" | "form" | "booking" | "closed";
  /** The booking that was just made, RFC 3339; nothing that is personal. */
  readonly booked?: { readonly start: string; readonly end: string } | undefined;
};

/** The site's wish outlives the page that was told it: the next one is reached without loading anew. */
let knownScheme: EmbeddedScheme | undefined;

/**
 * What a guest's page does inside another site, by public/embed.js: says its height, what has
 * happened and that Escape was pressed, and opens what must not stand in a frame in a new tab.
 * Elsewhere it does nothing.
 */
export function Embedded({ scheme: asked, step, booked }: EmbeddedProps) {
  const [scheme, setScheme] = useState(asked ?? knownScheme);
  const [tell, setTell] = useState<((message: SiteMessage) => void) | undefined>();

  useEffect(() => {
    if (window.parent === window) return;
    const stop = listenToSite((answer, wish) => {
      knownScheme = wish;
      setScheme(wish);
      setTell(() => answer);
    });
    tellAnySite();
    window.addEventListener("click", openOutside, { capture: true });
    return () => {
      stop();
      window.removeEventListener("click", openOutside, { capture: true });
    };
  }, []);

  useEffect(() => {
    if (!tell) return;
    const sizes = new ResizeObserver(() =>
      tell({ openhour: "height", height: document.body.getBoundingClientRect().height }),
    );
    sizes.observe(document.body);
    const onKey = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === "Escape" && !defaultPrevented) tell({ openhour: "escape" });
    };
    window.addEventListener("keydown", onKey);
    return () => {
      sizes.disconnect();
      window.removeEventListener("keydown", onKey);
    };
  }, [tell]);

  useEffect(() => tell?.({ openhour: "step", step }), [tell, step]);

  const { start, end } = booked ?? {};
  useEffect(() => {
    if (start !== undefined && end !== undefined) tell?.({ openhour: "booked", start, end });
  }, [tell, start, end]);

  return scheme && <span hidden data-embedded={scheme} />;
}

/** The addresses that may stand in a frame, as lib/server/page-headers.ts lets them. */
const framed = /^\/(book\/[^/]+|booking\/[^/]+)$/;

/** Gives a link that leads out of what may be framed a tab of its own, unless it wants the whole window, before anybody else handles the click. */
function openOutside({ target }: MouseEvent): void {
  const link = target instanceof Element ? target.closest("a") : null;
  if (
    !link ||
    link.target === "_top" ||
    (link.origin === window.location.origin && framed.test(link.pathname))
  )
    return;
  link.target = "_blank";
  link.rel = "noopener";
}
