/**
 * Puts values into a message's `{name}` places. For client components of guests' pages, which load
 * no translator: what is known only in the browser goes into words that came with the page.
 */
export const fill = (message: string, values: Readonly<Record<string, string>>): string =>
  message.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
