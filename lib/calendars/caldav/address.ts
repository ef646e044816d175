/**
 * An address as it is compared and kept: absolute, and written in one way only. Servers write the same one with `@`
 * here and `%40` there. Fails for what is no address, or is one on another server than the base.
 */
export function addressOf(href: string, base: string): string {
  const url = new URL(href, base);
  if (url.origin !== new URL(base).origin) throw new Error("An address leads to another server.");
  return canonical(url);
}

/** The same for a place that may well be on another server, as the homes of large providers are. */
export const homeAddressOf = (href: string, base: string): string =>
  withSlash(canonical(new URL(href, base)));

export const withSlash = (address: string): string => (address.endsWith("/") ? address : `${address}/`);

/** The path alone, by which a server is asked for several things at once. */
export const pathOf = (address: string): string => new URL(address).pathname;

/** The last part of the path, readable. */
export function nameIn(address: string): string {
  const name = pathOf(address).split("/").findLast(Boolean) ?? "";
  return decoded(name);
}

function canonical(url: URL): string {
  const path = url.pathname
    .split("/")
    .map((segment) => encodeURIComponent(decoded(segment)))
    .join("/");
  return `${url.origin}${path}`;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
