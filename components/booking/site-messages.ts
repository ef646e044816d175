/** The colours that the site around the page wants; auto for what the guest's device prefers. */
export type EmbeddedScheme = "light" | "dark" | "auto";

/** What the page tells the site around it; public/embed.js is the other end. */
export type SiteMessage =
  | { readonly openhour: "height"; readonly height: number }
  | { readonly openhour: "step"; readonly step: string }
  | { readonly openhour: "booked"; readonly start: string; readonly end: string }
  | { readonly openhour: "escape" };

/** Says that a page is here. The one message that anybody around it may hear, for nothing is in it. */
export function tellAnySite(): void {
  window.parent.postMessage({ openhour: "here" }, "*");
}

/**
 * Waits for the site to greet the page, and hands over how to answer: only to that window, and
 * only as long as it is of the origin that greeted. Returns what ends the waiting.
 */
export function listenToSite(
  greeted: (answer: (message: SiteMessage) => void, scheme: EmbeddedScheme) => void,
): () => void {
  const onMessage = ({ source, origin, data }: MessageEvent) => {
    // A site without an origin ("null") cannot be answered to it alone.
    if (source !== window.parent || !/^https?:/.test(origin) || data?.openhour !== "hello") return;
    const scheme = readScheme(data.embed) ?? "auto";
    greeted((message) => window.parent.postMessage(message, origin), scheme);
  };
  window.addEventListener("message", onMessage);
  return () => window.removeEventListener("message", onMessage);
}

/** The colours named by an address or a message; undefined for anything else. */
export const readScheme = (text: unknown): EmbeddedScheme | undefined =>
  text === "light" || text === "dark" || text === "auto" ? text : undefined;
