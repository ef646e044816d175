import { EgressRefused } from "./refused";

/** A request that can be sent, and sent again to where an answer points. */
export type Outgoing = {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer> | undefined;
};

/** Reads what is asked of the guard, as fetch would; the body is held, so that it can be sent once more. */
export async function readOutgoing(input: RequestInfo | URL, init?: RequestInit) {
  const url = destination(input instanceof Request ? input.url : String(input));
  const request = new Request(input, init);
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  const outgoing: Outgoing = { url, method: request.method, headers: new Headers(request.headers), body };
  const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
  return { outgoing, redirect: request.redirect, signal };
}

/** Where an answer sends a request on to; undefined for an answer that does not. */
export function sentOn(
  from: Outgoing,
  { status, headers }: { readonly status: number; readonly headers: { get(name: string): string | null } },
): Outgoing | undefined {
  const location = headers.get("location");
  if (![301, 302, 303, 307, 308].includes(status) || location === null) return undefined;
  const url = destination(location, from.url);
  if (from.url.protocol === "https:" && url.protocol === "http:") throw new EgressRefused("downgrade");
  const asGet = status === 303 ? from.method !== "HEAD" : status < 303 && from.method === "POST";
  return {
    url,
    method: asGet ? "GET" : from.method,
    headers: without(from.headers, [
      ...(url.origin === from.url.origin ? [] : secrets),
      ...(asGet ? ofBodies : []),
    ]),
    body: asGet ? undefined : from.body,
  };
}

const secrets = ["authorization", "cookie", "proxy-authorization"];
const ofBodies = [
  "content-encoding",
  "content-language",
  "content-length",
  "content-location",
  "content-type",
];

/** Reads an address of the web that names nobody's password. */
function destination(text: string, base?: URL): URL {
  const url = URL.parse(text, base);
  if (url === null || !/^https?:$/.test(url.protocol)) throw new EgressRefused("address");
  if (url.username || url.password) throw new EgressRefused("credentials");
  return url;
}

function without(headers: Headers, names: readonly string[]): Headers {
  const kept = new Headers(headers);
  for (const name of names) kept.delete(name);
  return kept;
}
