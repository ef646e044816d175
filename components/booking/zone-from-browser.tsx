export type ZoneFromBrowserProps = {
  /** Name of the parameter that holds the zone. */
  readonly name: string;
  /** The zone the page is shown in. */
  readonly shown: string;
  /** Without it the page's policy lets no script run. */
  readonly nonce: string | undefined;
};

/**
 * For a page whose address names no zone: its first lines, which ask for it again in the browser's own
 * one. So nobody sees times on one clock that then turn into another's, and nothing is drawn twice.
 */
export const ZoneFromBrowser = ({ nonce, ...names }: ZoneFromBrowserProps) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the script below, with two names of ours
  <script nonce={nonce} dangerouslySetInnerHTML={{ __html: script(names) }} />
);

const script = ({ name, shown }: Omit<ZoneFromBrowserProps, "nonce">): string =>
  `{const own = Intl.DateTimeFormat().resolvedOptions().timeZone, to = new URL(location.href);
if (own && own !== ${literal(shown)} && !to.searchParams.has(${literal(name)})) {
to.searchParams.set(${literal(name)}, own); location.replace(to)}}`;

/** A text as JavaScript that may stand inside a script element. */
const literal = (text: string): string => JSON.stringify(text).replaceAll("<", "\\u003c");
